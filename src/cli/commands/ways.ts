import { waysJson } from '../../report/json/ways-json.ts';
import { renderWays } from '../../report/terminal/discovery/ways.ts';
import { displayOptions, settingOptions, targetOptions } from '../audit-options.ts';
import { chooseTargets } from '../choose-targets.ts';
import type { Command } from '../command.ts';
import { discoveryOf } from '../discovery-of.ts';
import { netOptions } from '../net-options.ts';
import type { Parsed } from '../option.ts';
import { printDocument } from '../out/print-document.ts';
import { terminal } from '../out/terminal.ts';
import { notAChoice } from '../usage-error.ts';
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
  const all = (option: string): readonly string[] =>
    option === 'target' ? [...parsed.all(option), ...parsed.positionals] : parsed.all(option);
  const { targets, os } = await chooseTargets({ ...parsed, all });
  const net = { ...netOptions(parsed), signal: new AbortController().signal };
  const shown = waysOf(await discoveryOf(parsed, { net, wpad: false }), { targets, os });
  const screen = terminal({ noColor: parsed.has('no-color'), noProgress: true });
  await printDocument(shown, (one) =>
    format === 'json' ? waysJson(one) : renderWays(one, screen),
  );
  return 0;
}
