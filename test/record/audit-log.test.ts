import { describe, expect, it } from 'vitest';
import { everyField } from '../../fixtures/report/every-field.ts';
import { AuditLog } from '../../src/record/audit-log.ts';
import { headOf, linesOf } from './saved-audit.ts';

function logOf(lines: ReturnType<typeof linesOf>): AuditLog {
  const log = new AuditLog();
  for (const line of lines) log.add(line);
  return log;
}

const attempt = linesOf().flatMap((line) => (line.type === 'attempt' ? [line.attempt] : []))[0];

describe('AuditLog', () => {
  it('holds the head, the certificates, the trials and the end', () => {
    const log = logOf(linesOf());
    expect(log.head).toEqual(headOf(everyField));
    expect([...log.certificates.values()]).toEqual(everyField.certificates);
    expect(log.finishedAt).toBe(everyField.finishedAt);
    expect(log.trials().map(({ finished }) => finished)).toEqual([true]);
  });

  it('calls a trial unfinished until it is told otherwise', () => {
    const log = logOf(linesOf().filter(({ type }) => type !== 'finished'));
    expect(log.trials().map(({ finished }) => finished)).toEqual([false]);
  });

  it('passes over lines about an attempt that was not announced', () => {
    const log = logOf(linesOf().filter(({ type }) => type !== 'attempt'));
    expect(log.trials()).toEqual([]);
  });

  it('drops what an attempt saw before it was cut short, once the audit goes on', () => {
    const cut = linesOf().filter(({ type }) => type !== 'finished' && type !== 'end');
    const log = logOf([...cut, { type: 'resumed', resumedAt: '2026-11-20T09:00:00.000Z' }]);
    expect(log.trials()).toEqual([]);
    for (const line of linesOf())
      if (line.type !== 'head' && line.type !== 'resumed') log.add(line);
    expect(log.trials()).toEqual(logOf(linesOf()).trials());
    expect(log.resumedAt.at(-1)).toBe('2026-11-20T09:00:00.000Z');
  });

  it('keeps what was finished, and opens what had its end, once the audit goes on', () => {
    const log = logOf([...linesOf(), { type: 'resumed', resumedAt: '2026-11-20T09:00:00.000Z' }]);
    expect(log.trials()).toEqual(logOf(linesOf()).trials());
    expect(log.isFinished('a1')).toBe(true);
    expect(log.isFinished('a2')).toBe(false);
    expect(log.finishedAt).toBeUndefined();
  });

  it('gives the trials by number, those that never started too', () => {
    if (!attempt) throw new TypeError('no attempt');
    const log = new AuditLog();
    for (const id of ['a10', 'a2', 'a1']) log.expect({ ...attempt, id });
    expect(log.trials().map((trial) => trial.attempt.id)).toEqual(['a1', 'a2', 'a10']);
  });

  it('keeps what it knows of an attempt that is announced again', () => {
    if (!attempt) throw new TypeError('no attempt');
    const log = logOf(linesOf());
    log.expect(attempt);
    expect(log.trials()[0]?.observations).not.toEqual([]);
  });
});
