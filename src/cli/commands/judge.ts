import { createReadStream } from 'node:fs';
import { reportOf } from '../../audit.ts';
import type { Report } from '../../model/report.ts';
import { readLines } from '../../record/read-lines.ts';
import { readParts } from '../../record/read-parts.ts';
import { UnreadableRecord } from '../../record/unreadable-record.ts';
import { redactorOf } from '../../setup/redaction/redactor-of.ts';
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
import { leanHeap } from '../audit/lean-heap.ts';
import { type Command, commandOf, type Words } from '../command.ts';
import { deliver, deliveryOf } from '../deliver/deliver.ts';
import { deliverParts } from '../deliver/deliver-parts.ts';
import { linesWithoutSecrets } from '../out/line-without-secrets.ts';

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
    'netready judge audit.ndjson --format json',
    'netready judge audit.ndjson --redact --output audit.xlsx',
    'netready judge audit.ndjson --fail-on degraded --summary',
  ],
  run,
});

async function run(args: JudgeArgs, { positionals }: Words): Promise<number> {
  checkPositionals(positionals, 1);
  const [path] = positionals;
  if (path === undefined) throw new UsageError('Name a saved audit: netready judge FILE');
  const delivery = await deliveryOf(summarised(args), { read: [{ path }] });
  leanHeap();
  const withoutSecrets = linesWithoutSecrets();
  const redactor = redactorOf(args);
  const logs = readParts(readLines(createReadStream(path)), (line) => {
    const kept = withoutSecrets(line);
    return redactor?.(kept) ?? [kept];
  });
  const delivered = deliverParts(delivery);
  for (;;) {
    const next = await logs.next().catch((error: unknown) => {
      throw error instanceof UnreadableRecord ? new UsageError(error.message) : error;
    });
    if (next.done) return delivered.end();
    const report = asAsked(reportOf(next.value), args);
    // Most audits are made in one part, whose time of end is known before it is written.
    if (!report.part) return deliver(report, delivery);
    await delivered.part(report);
  }
}

/** What fails is a question of today; without an answer to it, it is that of the audit. */
function asAsked(report: Report, { failOn }: OutcomeRequest): Report {
  return failOn === undefined ? report : { ...report, options: { ...report.options, failOn } };
}
