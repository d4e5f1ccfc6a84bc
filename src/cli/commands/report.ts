import { begun } from '../../record/begun.ts';
import { isLoadStart } from '../../record/read-load.ts';
import type { OutcomeRequest } from '../../setup/request/audit-request.ts';
import { checkPositionals, UsageError } from '../../setup/usage/usage-error.ts';
import { outcomeFlags } from '../args/audit-flags.ts';
import { bytesOf } from '../args/bytes-of.ts';
import { type DisplayArgs, displayFlags } from '../args/display-flags.ts';
import type { OutputArgs } from '../args/document-flags.ts';
import {
  reportFlags,
  type SummaryArgs,
  summarised,
  summaryFlag,
  type VerboseArgs,
  verboseFlag,
} from '../args/output-flags.ts';
import { type Command, commandOf, type Words } from '../command.ts';
import { deliveryOf } from '../deliver/deliver.ts';
import { deliverAuditBytes } from '../saved/deliver-audit-file.ts';
import { deliverLoadFile } from '../saved/deliver-load-file.ts';
import { readingProgress } from '../saved/reading-progress.ts';

interface ReportArgs extends OutputArgs, SummaryArgs, VerboseArgs, OutcomeRequest, DisplayArgs {}

const outputs = [...Object.values(reportFlags), summaryFlag, ...Object.values(outcomeFlags)];

export const reportCommand: Command = commandOf<ReportArgs>({
  usage: 'FILE [options]',
  flags: {
    ...{ ...reportFlags, ...outcomeFlags, ...displayFlags },
    ...{ summary: summaryFlag, verbose: verboseFlag },
  },
  optionGroups: [
    { title: 'Output', options: outputs },
    { title: 'Display', options: [verboseFlag, ...Object.values(displayFlags)] },
  ],
  examples: [
    'netready report audit.html --format json',
    'netready report audit.json --output audit.html --output audit.xlsx',
    'netready report audit.ndjson --redact --output audit.html',
    'netready report load.html --format csv --output load.json',
  ],
  run,
});

async function run(args: ReportArgs, { positionals }: Words): Promise<number> {
  checkPositionals(positionals, 1);
  const [path] = positionals;
  if (path === undefined)
    throw new UsageError('Name a report or a saved audit: netready report FILE');
  const delivery = await deliveryOf(summarised(args), { read: [{ path }] });
  const progress = await readingProgress(delivery.screen.progress, [path]);
  progress.onFile(path);
  const { start, all } = await begun(bytesOf(path));
  return isLoadStart(start)
    ? deliverLoadFile(all, { ...args, delivery })
    : deliverAuditBytes(progress.watched(all), { ...args, delivery, progress });
}
