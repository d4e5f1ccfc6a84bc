import { everyField } from '../../fixtures/report/every-field.ts';
import type { RecordLine } from '../../src/model/audit/record.ts';
import type { AuditHead, Report } from '../../src/model/audit/report.ts';
import type { AuditLog } from '../../src/record/audit-log.ts';
import { readLines } from '../../src/record/read-lines.ts';
import { readParts } from '../../src/record/read-parts.ts';

/** The head of a report: what is known before the first step. */
export function headOf(report: Report): AuditHead {
  const { schemaVersion, tool, startedAt, environment, options } = report;
  const { settings, routes, components, targets, sources } = report;
  const known = { schemaVersion, tool, startedAt, environment, options };
  return { ...known, settings, routes, ...(components && { components }), targets, sources };
}

/** The lines that an audit with this report saves, with every field that a line can have. */
export function linesOf(report: Report = everyField): RecordLine[] {
  const tried = report.attempts.flatMap(
    ({
      observations: _ids,
      measuredAgain: _again,
      verdict: _verdict,
      findings: _findings,
      ...attempt
    }): RecordLine[] => [
      // An attempt that follows another one up; in this report it stands alone.
      { type: 'attempt', attempt: { ...attempt, controlOf: attempt.id } },
      ...report.observations
        .filter((observation) => observation.attempt === attempt.id)
        .map((observation): RecordLine => ({ type: 'observation', observation })),
      { type: 'finished', attempt: attempt.id },
    ],
  );
  return [
    { type: 'head', head: headOf(report), command: { words: ['--timeout=5s'], folder: '/' } },
    ...(report.resumedAt ?? []).map((resumedAt): RecordLine => ({ type: 'resumed', resumedAt })),
    ...report.certificates.map((certificate): RecordLine => ({ type: 'certificate', certificate })),
    ...tried,
    { type: 'end', finishedAt: report.finishedAt ?? report.startedAt },
  ];
}

/** The text of a saved audit. */
export function textOf(lines: readonly RecordLine[] = linesOf()): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

/** A stream of bytes in chunks of the given size. */
export async function* chunks(bytes: Buffer, size: number = 65_536): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** All that a stream gives. */
export async function collect<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const one of stream) all.push(one);
  return all;
}

/** The log of a saved audit that was made in one part. */
export async function savedLog(saved: Buffer | string): Promise<AuditLog> {
  const [log, ...others] = await collect(readParts(readLines(chunks(Buffer.from(saved)))));
  if (!log || others.length > 0) throw new Error('it was made in parts');
  return log;
}
