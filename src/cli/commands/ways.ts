import { waysJson } from '../../report/json/ways-json.ts';
import { renderWays } from '../../report/terminal/discovery/ways.ts';
import type { SettingsRequest, TargetRequest } from '../../setup/request/audit-request.ts';
import { discoveryOf } from '../../setup/routes/discovery-of.ts';
import { netOptions } from '../../setup/steps/net-options.ts';
import { chooseTargets } from '../../setup/targets/choose-targets.ts';
import { notAChoice } from '../../setup/usage/usage-error.ts';
import { settingFlags, targetFlags } from '../args/audit-flags.ts';
import { displayOptions, settingOptions, targetOptions } from '../args/audit-options.ts';
import { parseFlags } from '../args/flag.ts';
import type { Parsed } from '../args/option.ts';
import type { Command } from '../command.ts';
import { printDocument } from '../out/print-document.ts';
import { terminal } from '../out/terminal.ts';
import { waysOf } from '../ways-of.ts';

const formats = ['table', 'json'] as const;

export const waysCommand: Command = {
  usage: '[TARGET…] [options]',
  optionGroups: [
    { title: 'Targets (TARGET… is the same as --target)', options: targetOptions },
    { title: 'Settings', options: settingOptions },
    {
      title: 'Output',
      options: [{ name: 'format', value: 'NAME', help: 'table (default) or json' }],
    },
    { title: 'Display', options: displayOptions },
  ],
  examples: [
    'netready ways --settings proxy.reg --os windows-11',
    'netready ways https://winatp-gw-weu.microsoft.com/ --settings proxy.reg --format json',
  ],
  run,
};

/** Offline: nobody is asked, and PAC files are named and not read. */
async function run(parsed: Parsed): Promise<number> {
  const name = parsed.one('format') ?? 'table';
  const format = formats.find((one) => one === name);
  if (!format) throw notAChoice('--format', name, formats);
  const request = parseFlags<TargetRequest & SettingsRequest>(parsed, {
    ...targetFlags,
    ...settingFlags,
  });
  const asked = [...(request.targets ?? []), ...parsed.positionals];
  const wish = { called: parsed.called };
  const { targets, os } = await chooseTargets({ ...request, targets: asked }, wish);
  const net = { ...netOptions({}), signal: new AbortController().signal };
  const shown = waysOf(await discoveryOf(request, { net, wpad: false }), { targets, os });
  const screen = terminal({ noColor: parsed.has('no-color'), noProgress: true });
  await printDocument(shown, (one) =>
    format === 'json' ? waysJson(one) : renderWays(one, screen),
  );
  return 0;
}
