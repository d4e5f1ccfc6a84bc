import { createReadStream } from 'node:fs';
import { reportOf } from '../../audit.ts';
import { readLines } from '../../record/read-lines.ts';
import { readParts } from '../../record/read-parts.ts';
import { UnreadableRecord } from '../../record/unreadable-record.ts';
import { redactorOf } from '../../setup/redaction/redactor-of.ts';
import { checkPositionals, UsageError } from '../../setup/usage/usage-error.ts';
import { outcomeFlags } from '../args/audit-flags.ts';
import { displayOptions, outputOptions } from '../args/audit-options.ts';
import { parseFlags } from '../args/flag.ts';
import type { Parsed } from '../args/option.ts';
import type { Command } from '../command.ts';
import { deliver, deliveryOf } from '../deliver.ts';
import { deliverParts } from '../deliver-parts.ts';
import { leanHeap } from '../lean-heap.ts';
import { linesWithoutSecrets } from '../out/line-without-secrets.ts';

export const judgeCommand: Command = {
  usage: 'FILE [options]',
  optionGroups: [
    {
      title: 'Output',
      options: outputOptions.filter(({ name }) => ['format', 'output', 'redact'].includes(name)),
    },
    { title: 'Display', options: displayOptions },
  ],
  examples: [
    'netready judge audit.ndjson',
    'netready judge audit.ndjson --format json',
    'netready judge audit.ndjson --redact --output audit.xlsx',
  ],
  run,
};

async function run(parsed: Parsed): Promise<number> {
  checkPositionals(parsed.positionals, 1);
  const [path] = parsed.positionals;
  if (path === undefined) throw new UsageError('Name a saved audit: netready judge FILE');
  const delivery = await deliveryOf(parsed);
  leanHeap();
  const redact = redactorOf(parseFlags(parsed, outcomeFlags));
  const withoutSecrets = linesWithoutSecrets();
  const logs = readParts(readLines(createReadStream(path)), (line) => {
    const kept = withoutSecrets(line);
    return redact?.(kept) ?? [kept];
  });
  const delivered = deliverParts(delivery);
  for (;;) {
    const next = await logs.next().catch((error: unknown) => {
      throw error instanceof UnreadableRecord ? new UsageError(error.message) : error;
    });
    if (next.done) return delivered.end();
    const report = reportOf(next.value);
    // Most audits are made in one part, whose time of end is known before it is written.
    if (!report.part) return deliver(report, delivery);
    await delivered.part(report);
  }
}
