import { catalogueCsv } from '../../report/catalogue-csv.ts';
import { catalogueJson } from '../../report/catalogue-json.ts';
import { renderCatalogue } from '../../report/render-catalogue.ts';
import { displayOptions, targetOptions } from '../audit-options.ts';
import { chooseTargets } from '../choose-targets.ts';
import type { Command } from '../command.ts';
import type { Parsed } from '../option.ts';
import { printAnswer } from '../output.ts';
import { terminal } from '../terminal.ts';
import { checkPositionals, notAChoice } from '../usage-error.ts';

const formats = ['table', 'json', 'csv'] as const;

export const catalogueCommand: Command = {
  name: 'catalogue',
  usage: '[options]',
  summary: 'the targets of an audit, the reason for each, and what was skipped and why',
  optionGroups: [
    { title: 'Targets', options: targetOptions },
    {
      title: 'Output',
      options: [{ name: 'format', value: 'NAME', help: 'table (default), json or csv' }],
    },
    { title: 'Display', options: displayOptions },
  ],
  examples: [
    'netready catalogue --os windows-10-1803 --region eu',
    'netready catalogue --catalogue mde-gov --cloud gcc-high --os linux --format csv',
    'netready catalogue --catalogue urls.csv --os macos --format json',
  ],
  run,
};

async function run(parsed: Parsed): Promise<number> {
  checkPositionals(parsed.positionals, 0);
  const name = parsed.one('format') ?? 'table';
  const format = formats.find((one) => one === name);
  if (!format) throw notAChoice('--format', name, formats);
  const { targets, skipped, problems, sources } = await chooseTargets(parsed);
  const screen = terminal({ noColor: parsed.has('no-color'), noProgress: true });
  if (format === 'csv') await printAnswer([catalogueCsv(targets)]);
  else if (format === 'json') {
    await printAnswer(catalogueJson({ targets, skipped, problems, sources }));
  } else {
    await printAnswer([renderCatalogue({ targets, skipped, problems, sources }, screen)]);
  }
  return 0;
}
