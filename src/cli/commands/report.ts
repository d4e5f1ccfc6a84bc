import type { OutcomeRequest } from '../../setup/request/audit-request.ts';
import { checkPositionals, UsageError } from '../../setup/usage/usage-error.ts';
import { outcomeFlags } from '../args/audit-flags.ts';
import { type DisplayArgs, displayFlags } from '../args/display-flags.ts';
import type { OutputArgs } from '../args/document-flags.ts';
import { reportFlags, type SummaryArgs, summarised, summaryFlag } from '../args/output-flags.ts';
import { type Command, commandOf, type Words } from '../command.ts';
import { deliveryOf } from '../deliver/deliver.ts';
import { deliverAuditFile } from '../saved/deliver-audit-file.ts';

interface ReportArgs extends OutputArgs, SummaryArgs, OutcomeRequest, DisplayArgs {}

const outputs = [...Object.values(reportFlags), summaryFlag, ...Object.values(outcomeFlags)];

export const reportCommand: Command = commandOf<ReportArgs>({
  usage: 'FILE [options]',
  flags: { ...reportFlags, summary: summaryFlag, ...outcomeFlags, ...displayFlags },
  optionGroups: [
    { title: 'Output', options: outputs },
    { title: 'Display', options: Object.values(displayFlags) },
  ],
  examples: [
    'netready report audit.html --format json',
    'netready report audit.json --output audit.html --output audit.xlsx',
    'netready report audit.ndjson --redact --output audit.html',
  ],
  run,
});

async function run(args: ReportArgs, { positionals }: Words): Promise<number> {
  checkPositionals(positionals, 1);
  const [path] = positionals;
  if (path === undefined)
    throw new UsageError('Name a report or a saved audit: netready report FILE');
  const delivery = await deliveryOf(summarised(args), { read: [{ path }] });
  return deliverAuditFile(path, { ...args, delivery });
}
