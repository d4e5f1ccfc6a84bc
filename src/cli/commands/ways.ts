import { waysFormats } from '../../report/document-formats.ts';
import type { ShownWays } from '../../report/view/discovery/ways/shown-ways.ts';
import type { SettingsRequest, TargetRequest } from '../../setup/request/audit-request.ts';
import { discoverSettings } from '../../setup/routes/discover-settings.ts';
import { netOptions } from '../../setup/steps/net-options.ts';
import { chooseTargets } from '../../setup/targets/choose-targets.ts';
import { settingFlags, targetFlags, targetsTitle } from '../args/audit-flags.ts';
import { filesOf } from '../args/check-files.ts';
import { type DisplayArgs, displayFlags } from '../args/display-flags.ts';
import { type OutputArgs, outputFlags } from '../args/document-flags.ts';
import { type Command, commandOf, type Words } from '../command.ts';
import { deliveryOf, writeAnswer } from '../deliver/deliver.ts';
import { waysOf } from '../pac/ways-of.ts';

type WaysRequest = TargetRequest & SettingsRequest;

interface WaysArgs extends WaysRequest, OutputArgs<ShownWays>, DisplayArgs {}

const documentFlags = outputFlags(waysFormats);

export const waysCommand: Command = commandOf<WaysArgs>({
  usage: '[TARGET…] [options]',
  flags: { ...targetFlags, ...settingFlags, ...documentFlags, ...displayFlags },
  optionGroups: [
    { title: targetsTitle, options: Object.values(targetFlags) },
    { title: 'Settings', options: Object.values(settingFlags) },
    { title: 'Output', options: Object.values(documentFlags) },
    { title: 'Display', options: Object.values(displayFlags) },
  ],
  examples: [
    'netready ways --settings proxy.reg --os windows-11',
    'netready ways https://example.com --settings proxy.reg --format json',
  ],
  run,
});

/** Offline: nobody is asked, and PAC files are named and not read. */
async function run(args: WaysArgs, { positionals, called }: Words): Promise<number> {
  const delivery = await deliveryOf<ShownWays>(args, { read: filesOf(args) });
  const asked = [...(args.targets ?? []), ...positionals];
  const { targets, os } = await chooseTargets({ ...args, targets: asked }, { called });
  const net = { ...netOptions({}), signal: new AbortController().signal };
  const shown = waysOf(await discoverSettings(args, { net, wpad: false }), { targets, os });
  return (await writeAnswer(shown, delivery)) ? 0 : 2;
}
