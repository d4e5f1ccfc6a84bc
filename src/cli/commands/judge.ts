import { createReadStream } from 'node:fs';
import { reportOf } from '../../audit.ts';
import { exitStatus } from '../../diagnosis/exit-status.ts';
import { readLines } from '../../record/read-lines.ts';
import { readRecord } from '../../record/read-record.ts';
import { displayOptions, outputOptions } from '../audit-options.ts';
import type { Command } from '../command.ts';
import type { Parsed } from '../option.ts';
import { printAnswer, writeFile } from '../output.ts';
import { formatNamed, formatOfFile } from '../report-format.ts';
import { terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

export const judgeCommand: Command = {
  name: 'judge',
  usage: 'FILE [options]',
  summary: 'judge the observations of a saved audit again, without network',
  optionGroups: [
    {
      title: 'Output',
      options: outputOptions.filter(({ name }) => name === 'format' || name === 'output'),
    },
    { title: 'Display', options: displayOptions },
  ],
  examples: ['netready judge audit.ndjson', 'netready judge audit.ndjson --format json'],
  run,
};

async function run(parsed: Parsed): Promise<number> {
  const format = formatNamed(parsed.one('format') ?? 'table');
  const files = parsed.all('output').map((path) => ({ path, format: formatOfFile(path) }));
  const [path, ...rest] = parsed.positionals;
  if (path === undefined || rest.length > 0) {
    throw new UsageError('Name one saved audit: netready judge FILE');
  }
  const log = await readRecord(readLines(createReadStream(path))).catch((error: unknown) => {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  });
  const report = reportOf(log);
  const screen = terminal({ noColor: parsed.has('no-color'), noProgress: true });
  for (const { path: file, format: chosen } of files) {
    await writeFile(file, chosen.render(report, { width: 120, color: false }));
  }
  await printAnswer(format.render(report, screen));
  return exitStatus(report);
}
