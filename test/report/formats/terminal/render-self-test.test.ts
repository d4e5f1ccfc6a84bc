import { describe, expect, it } from 'vitest';
import type { SelfTest } from '../../../../src/model/compared/self-test.ts';
import { listedJson } from '../../../../src/report/formats/json/text/listed-json.ts';
import { renderSelfTest } from '../../../../src/report/formats/terminal/render-self-test.ts';

const plain = { width: 80, color: false };

const clean: SelfTest = {
  ...{ scenarios: 2, innocent: 1, wrongBlocks: 0, missedBlocks: 0 },
  kinds: [{ kind: 'port-silence', expected: 3, reported: 3, matched: 3 }],
  unplayed: ['local-limit', 'unknown-failure'],
  confusions: [],
  verdicts: [
    { expected: 'reachable', reported: 'reachable', count: 12 },
    { expected: 'blocked', reported: 'blocked', count: 3 },
  ],
  mistakes: [],
  durationMs: 14_600,
  repeated: [],
};

const wrong: SelfTest = {
  ...clean,
  ...{ wrongBlocks: 1, missedBlocks: 1, repeated: ['company'] },
  confusions: [
    { expected: 'sni-filter', reported: 'handshake-reset', count: 2 },
    { reported: 'sni-filter', count: 1 },
  ],
  verdicts: [
    { expected: 'blocked', reported: 'reachable', count: 1 },
    { expected: 'down', reported: 'blocked', count: 1 },
  ],
  mistakes: [
    {
      ...{ scenario: 'one', of: 'finding', host: 'a.example', route: 'direct' },
      ...{ expected: 'sni-filter', reported: 'handshake-reset' },
    },
    { scenario: 'two', of: 'finding', host: '*', route: '*', reported: 'sni-filter' },
    { scenario: 'one', of: 'verdict', host: 'a.example', expected: 'down', reported: 'blocked' },
    { scenario: 'two', of: 'verdict', host: 'b.example', expected: 'blocked' },
  ],
};

describe('renderSelfTest()', () => {
  it('shows a clean run without a matrix of confusions', () => {
    expect(renderSelfTest(clean, plain)).toBe(`\
2 simulated networks, 1 of them innocent ones that look guilty

Findings, by host and route       expected    reported     matched
  port-silence                           3           3           3
  In none of these networks: local-limit, unknown-failure.

Verdicts                ok   BLOCKED
  reachable             12
  blocked                          3
  expected down, reported across

0 wrong blocks, 0 missed blocks, 0 other mistakes.
It took 15 s.
`);
  });

  it('draws the square of what was confused, and names each mistake', () => {
    const text = renderSelfTest(wrong, plain);
    expect(text).toContain(`\
Confused                          1    2    3
  1 handshake-reset
  2 sni-filter                    2
  3 (none)                             1

Mistakes
  one: finding at a.example over direct: expected sni-filter, reported
  handshake-reset
  two: finding at * over *: expected none, reported sni-filter
  one: verdict at a.example: expected down, reported blocked
  two: verdict at b.example: expected blocked, reported none

Run again alone, because this machine was too busy: company.
1 wrong blocks, 1 missed blocks, 2 other mistakes.
`);
  });

  it('lists pairs and no square where too many kinds were confused', () => {
    const kinds = [
      'port-refusal',
      'port-silence',
      'sni-filter',
      'clock-skew',
      'block-page',
    ] as const;
    const confusions = kinds.flatMap((expected) =>
      (
        [
          'interception',
          'captive-portal',
          'passing-fault',
          'pac-failure',
          'pac-runaway',
          'name-not-found',
        ] as const
      ).map((reported) => ({ expected, reported, count: 1 })),
    );
    const text = renderSelfTest({ ...wrong, confusions }, plain);
    expect(text).toContain('\nConfused\n  port-refusal, reported as interception: 1\n');
  });

  it('is no wider than it may be', () => {
    for (const line of renderSelfTest(wrong, plain).split('\n')) {
      expect(line.length).toBeLessThanOrEqual(80);
    }
  });
});

describe('listedJson()', () => {
  it('is one document with all of it', () => {
    expect(JSON.parse([...listedJson(wrong)].join(''))).toEqual(wrong);
  });
});
