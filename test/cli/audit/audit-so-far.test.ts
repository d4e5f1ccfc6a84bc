import { describe, expect, it } from 'vitest';
import { AuditSoFar } from '../../../src/cli/audit/audit-so-far.ts';
import type { RecordLine } from '../../../src/model/audit/record.ts';

const begun = (id: string, host: string) =>
  ({ type: 'attempt', attempt: { id, host } }) as unknown as RecordLine;
const finished = (attempt: string) => ({ type: 'finished', attempt }) as RecordLine;
const head = (targets: number, part?: { number: number; listed: number }) =>
  ({ type: 'head', head: { targets: Array(targets), part } }) as unknown as RecordLine;

describe('AuditSoFar', () => {
  it('counts the attempts of a pass, tells the time left of it, and what it waits for', () => {
    const audit = new AuditSoFar();
    audit.line(head(10), 0);
    audit.pass(10);
    expect(audit.parts(0)).toEqual(['0 of 10 attempts', '', '', '0 failed steps']);
    for (let at = 0; at < 5; at += 1) {
      audit.line(begun(`a${at}`, `h${at}.example`), at * 1000);
      if (at !== 3) audit.line(finished(`a${at}`), at * 1000 + 900);
    }
    expect(audit.parts(4900)).toEqual([
      '4 of 10 attempts',
      ['about 10 s left of this pass', 'about 10 s left'],
      'waits for h3.example, 1 s',
      '0 failed steps',
    ]);
    audit.pass(2);
    expect(audit.parts(5000)[0]).toBe('0 of 2 repeats and controls');
    expect(audit.parts(5000)[1]).toBe('');
  });

  it('tells of a list in parts the time left of all of it', () => {
    const audit = new AuditSoFar();
    for (const number of [1, 2]) {
      audit.line(head(100, { number, listed: 400 }), 0);
      audit.pass(100);
      for (let at = 0; at < 100; at += 1) {
        audit.line(finished(`a${at}`), 0);
        audit.parts((number - 1) * 10_000 + at * 100);
      }
    }
    const [where, left] = audit.parts(20_000);
    expect(where).toBe('part 2: 100 of 100 attempts');
    expect(left).toBe('about 20 s left');
  });

  it('tells none of a list that it found in its middle', () => {
    const audit = new AuditSoFar();
    audit.line(head(100, { number: 3, listed: 400 }), 0);
    audit.pass(100);
    expect(audit.parts(0)).toEqual(['part 3: 0 of 100 attempts', '', '', '0 failed steps']);
  });
});
