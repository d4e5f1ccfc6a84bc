import { describe, expect, it } from 'vitest';
import { tallyOutcomes } from '../../../src/lab/outcome/tally-outcomes.ts';
import type { ScenarioOutcome } from '../../../src/model/compared/self-test.ts';
import { findingKinds } from '../../../src/model/finding/finding.ts';

const host = 'a.example';
const outcomes: readonly ScenarioOutcome[] = [
  {
    scenario: 'one',
    innocent: true,
    findings: [
      { host, expected: 'sni-filter', reported: 'sni-filter' },
      { host, expected: 'sni-filter', reported: 'handshake-reset' },
    ],
    verdicts: [
      { host, expected: 'down', reported: 'blocked' },
      { host, expected: 'reachable', reported: 'reachable' },
    ],
  },
  {
    scenario: 'two',
    innocent: false,
    findings: [
      { host, expected: 'port-silence' },
      { host, reported: 'handshake-reset' },
    ],
    verdicts: [
      { host, expected: 'blocked', reported: 'inconclusive' },
      { host, reported: 'blocked' },
      { host, expected: 'blocked', reported: 'blocked' },
    ],
  },
];

describe('tallyOutcomes()', () => {
  it('counts each kind as expected, as reported, and as both', () => {
    const { scenarios, innocent, kinds, unplayed } = tallyOutcomes(outcomes);
    expect([scenarios, innocent]).toEqual([2, 1]);
    expect(kinds).toEqual([
      { kind: 'port-silence', expected: 1, reported: 0, matched: 0 },
      { kind: 'handshake-reset', expected: 0, reported: 2, matched: 0 },
      { kind: 'sni-filter', expected: 2, reported: 1, matched: 1 },
    ]);
    expect(unplayed).toHaveLength(findingKinds.length - 3);
  });

  it('keeps what stands off the diagonal of the kinds, and the whole matrix of verdicts', () => {
    const { confusions, verdicts } = tallyOutcomes(outcomes);
    expect(confusions).toEqual([
      { expected: 'port-silence', count: 1 },
      { expected: 'sni-filter', reported: 'handshake-reset', count: 1 },
      { reported: 'handshake-reset', count: 1 },
    ]);
    expect(verdicts).toEqual([
      { expected: 'reachable', reported: 'reachable', count: 1 },
      { expected: 'blocked', reported: 'blocked', count: 1 },
      { expected: 'blocked', reported: 'inconclusive', count: 1 },
      { expected: 'down', reported: 'blocked', count: 1 },
      { reported: 'blocked', count: 1 },
    ]);
  });

  it('counts a block that is none, and one that was missed, and names every mistake', () => {
    const { wrongBlocks, missedBlocks, mistakes } = tallyOutcomes(outcomes);
    expect([wrongBlocks, missedBlocks]).toEqual([2, 1]);
    expect(mistakes.map(({ scenario, of }) => `${scenario} ${of}`)).toEqual([
      'one finding',
      'one verdict',
      'two finding',
      'two finding',
      'two verdict',
      'two verdict',
    ]);
  });
});
