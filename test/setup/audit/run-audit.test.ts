import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reportOf } from '../../../src/audit.ts';
import { exitStatus } from '../../../src/diagnosis/exit-status.ts';
import type { RecordLine } from '../../../src/model/audit/record.ts';
import { readLines } from '../../../src/record/read-lines.ts';
import { readParts } from '../../../src/record/read-parts.ts';
import { type AuditWatch, runAudit } from '../../../src/setup/audit/run-audit.ts';
import { temporaryFolder } from '../../cli/run-cli.ts';
import { chunks, collect, textOf } from '../../record/saved-audit.ts';

/** More targets than a command would hold, at a port of loopback that refuses. */
const many = 6000;

async function request() {
  const file = join(await temporaryFolder(), 'list.csv');
  const rows = Array.from({ length: many }, (_, index) => `http://127.0.0.1:1/${index}`);
  await writeFile(file, `url\n${rows.join('\n')}\n`);
  return { catalogues: [file], routes: ['direct'], interceptionCheck: false, concurrency: 20 };
}

async function audited(watch: AuditWatch) {
  const lines: RecordLine[] = [];
  const report = await runAudit(await request(), {
    ...watch,
    onLine: (line) => {
      lines.push(line);
      watch.onLine?.(line);
    },
  });
  return { report, lines };
}

describe('runAudit()', () => {
  it('ends in the midst with a report of what it has seen, and of no more', async () => {
    const stop = new AbortController();
    const finished = new Set<string>();
    let startedAfter = 0;
    const { report, lines } = await audited({
      signal: stop.signal,
      onLine: (line) => {
        if (line.type === 'attempt' && stop.signal.aborted) startedAfter += 1;
        if (line.type === 'finished') finished.add(line.attempt);
        if (finished.size === 50) stop.abort();
      },
    });
    expect(startedAfter).toBe(0);
    expect(report.targets).toHaveLength(many);
    const { targets, notRun, reachable } = report.summary;
    expect(targets).toBe(many);
    expect(reachable).toBe(0);
    // What was in flight may have come to its end, and may not.
    const made = new Set(
      report.attempts.filter(({ id }) => finished.has(id)).map(({ target }) => target),
    );
    expect(made.size).toBeGreaterThan(0);
    expect(notRun).toBe(many - made.size);
    for (const { target, verdict } of report.verdicts) {
      expect({ target, isRun: verdict !== 'not-run' }).toEqual({ target, isRun: made.has(target) });
    }
    // What was tried was refused, and is no pass.
    expect([1, 130]).toContain(exitStatus(report));
    const [log] = await collect(readParts(readLines(chunks(Buffer.from(textOf(lines))))));
    expect(log && reportOf(log)).toEqual(report);
  }, 60_000);

  it('tries nothing where it was ended before it began', async () => {
    const { report, lines } = await audited({ signal: AbortSignal.abort() });
    expect(report.summary).toMatchObject({ targets: many, notRun: many });
    expect(lines.filter(({ type }) => type === 'attempt')).toEqual([]);
    expect(exitStatus(report)).toBe(130);
  }, 60_000);
});
