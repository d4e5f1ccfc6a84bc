import { waysJson } from '../../report/formats/json/ways-json.ts';
import { renderWays } from '../../report/formats/terminal/discovery/ways.ts';
import type { SettingsRequest, TargetRequest } from '../../setup/request/audit-request.ts';
import { discoveryOf } from '../../setup/routes/discovery-of.ts';
import { netOptions } from '../../setup/steps/net-options.ts';
import { chooseTargets } from '../../setup/targets/choose-targets.ts';
import { settingFlags, targetFlags, targetsTitle } from '../args/audit-flags.ts';
import { type DisplayArgs, displayFlags, formatFlag } from '../args/display-flags.ts';
import { type Command, commandOf, type Words } from '../command.ts';
import { printDocument } from '../out/print-document.ts';
import { terminal } from '../out/terminal.ts';
import { waysOf } from '../pac/ways-of.ts';

type WaysRequest = TargetRequest & SettingsRequest;

interface WaysArgs extends WaysRequest, DisplayArgs {
  readonly format: 'table' | 'json';
}

const format = formatFlag(['table', 'json']);

export const waysCommand: Command = commandOf<WaysArgs>({
  usage: '[TARGET…] [options]',
  flags: { ...targetFlags, ...settingFlags, format, ...displayFlags },
  optionGroups: [
    { title: targetsTitle, options: Object.values(targetFlags) },
    { title: 'Settings', options: Object.values(settingFlags) },
    { title: 'Output', options: [format] },
    { title: 'Display', options: Object.values(displayFlags) },
  ],
  examples: [
    'netready ways --settings proxy.reg --os windows-11',
    'netready ways https://winatp-gw-weu.microsoft.com/ --settings proxy.reg --format json',
  ],
  run,
});

/** Offline: nobody is asked, and PAC files are named and not read. */
async function run(args: WaysArgs, { positionals, called }: Words): Promise<number> {
  const asked = [...(args.targets ?? []), ...positionals];
  const { targets, os } = await chooseTargets({ ...args, targets: asked }, { called });
  const net = { ...netOptions({}), signal: new AbortController().signal };
  const shown = waysOf(await discoveryOf(args, { net, wpad: false }), { targets, os });
  const screen = terminal(args);
  await printDocument(shown, (one) =>
    args.format === 'json' ? waysJson(one) : renderWays(one, screen),
  );
  return 0;
}
