import type { OutcomeRequest } from '../../setup/request/audit-request.ts';
import { checkPositionals, UsageError } from '../../setup/usage/usage-error.ts';
import { outcomeFlags } from '../args/audit-flags.ts';
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
import { deliverAuditFile } from '../saved/deliver-audit-file.ts';
import { readingProgress } from '../saved/reading-progress.ts';

interface JudgeArgs extends OutputArgs, SummaryArgs, VerboseArgs, OutcomeRequest, DisplayArgs {}

const outputs = [...Object.values(reportFlags), summaryFlag, ...Object.values(outcomeFlags)];

export const judgeCommand: Command = commandOf<JudgeArgs>({
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
    'netready judge audit.ndjson',
    'netready judge audit.html --format json',
    'zcat audit.ndjson.gz | netready judge - --summary',
    'netready judge audit.json --redact --output audit.xlsx',
  ],
  run,
});

async function run(args: JudgeArgs, { positionals }: Words): Promise<number> {
  checkPositionals(positionals, 1);
  const [path] = positionals;
  if (path === undefined) throw new UsageError('Name a saved audit: netready judge FILE');
  const delivery = await deliveryOf(summarised(args), { read: [{ path }] });
  const progress = await readingProgress(delivery.screen.progress, [path]);
  progress.onFile(path);
  return deliverAuditFile(path, { ...args, delivery, progress });
}
