import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { reportOf } from '../../audit.ts';
import { readLines } from '../../record/read-lines.ts';
import { readRecord } from '../../record/read-record.ts';
import { displayOptions, outputOptions } from '../audit-options.ts';
import type { Command } from '../command.ts';
import { deliver, deliveryOf } from '../deliver.ts';
import { leanHeap } from '../lean-heap.ts';
import type { Parsed } from '../option.ts';
import { redactorOf } from '../redactor-of.ts';
import { checkPositionals, quoted, UsageError } from '../usage-error.ts';

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
  if (delivery.files.some((file) => resolve(file.path) === resolve(path))) {
    throw new UsageError(`Cannot use ${quoted(path)} for --output: it is the saved audit itself`);
  }
  leanHeap();
  const redact = redactorOf(parsed);
  const log = await readRecord(readLines(createReadStream(path)), redact).catch(
    (error: unknown) => {
      throw new UsageError(error instanceof Error ? error.message : String(error));
    },
  );
  return deliver(reportOf(log), delivery);
}
