import { describe, expect, it } from 'vitest';
import { company } from '../../../../fixtures/report/company.ts';
import { plainText, say } from '../../../../src/report/text/say.ts';
import { findingEntry } from '../../../../src/report/view/findings/finding-entry.ts';
import { groupFindings } from '../../../../src/report/view/findings/group-findings.ts';
import { servedBy } from '../../../../src/report/view/findings/served-by.ts';

const entries = groupFindings(company.findings).map((group) =>
  findingEntry(group, servedBy(company)),
);

describe('findingEntry()', () => {
  it('tells of a cause with all its targets and proofs, each once', () => {
    expect(entries[0]).toMatchObject({
      kind: 'port-silence',
      title: say`No answer to the connection`,
      over: { route: 'direct', chosen: [] },
      by: say`a filter by address or port`,
      orElse: [],
      findings: ['f1', 'f2', 'f3', 'f4', 'f5', 'f6'],
      evidence: ['a1.2', 'a4.2', 'a7.2', 'a10.2', 'a13.2', 'a16.2'],
    });
    expect(plainText(entries[0]?.size ?? [])).toBe(', 6 targets');
    expect(entries[0]?.targets.map(({ id }) => id)).toEqual(['t1', 't2', 't3', 't4', 't5', 't8']);
  });

  it('names no route where the cause is of none', () => {
    expect(entries.find(({ kind }) => kind === 'service-outage')?.over).toBeUndefined();
  });
});
