import { beforeAll, describe, expect, it } from 'vitest';
import { worldOf } from '../../fixtures/world/arbitrary-world.ts';
import { auditWorld } from '../../fixtures/world/audit-world.ts';
import { unproved } from '../../fixtures/world/proof-oracle.ts';
import { type Score, scoreWorld } from '../../fixtures/world/score-world.ts';
import { shownBy } from '../../fixtures/world/shown-by.ts';
import { isBlockedAt, tally } from '../../fixtures/world/tally.ts';

/** A share of what `bench/truth/worlds.ts` plays, and the first of the same numbers. */
const count = 300;

describe('judge() in worlds that nobody designed', () => {
  const scores: Score[] = [];
  const lacking: string[] = [];
  beforeAll(async () => {
    for (let seed = 1; seed <= count; seed += 1) {
      const world = worldOf(seed);
      const report = await auditWorld(world);
      scores.push(...scoreWorld(world, report));
      for (const { target, route, lacks } of unproved(shownBy(report))) {
        lacking.push(`world ${seed}: ${target} over ${route} lacks a ${lacks}`);
      }
    }
  }, 60_000);

  const tellAll = (wrong: readonly Score[]): readonly string[] =>
    wrong.map(({ seed, target, route, kinds }) => `world ${seed}: ${target} ${route} ${kinds}`);

  it('calls no innocent blocked for certain, or likely', () => {
    const strong = tally(scores).falseBlames.filter(
      (score) => isBlockedAt(score, 'certain') || isBlockedAt(score, 'likely'),
    );
    expect(tellAll(strong)).toEqual([]);
  });

  it('calls at most one innocent in a thousand blocked at all', () => {
    const { falseBlames, innocents } = tally(scores);
    expect(innocents).toBeGreaterThan(1000);
    expect(falseBlames.length / innocents, tellAll(falseBlames).join('\n')).toBeLessThan(0.001);
  });

  it('misses at most one block in fifty', () => {
    const { missed, blocked } = tally(scores);
    expect(blocked).toBeGreaterThan(200);
    expect(missed.length / blocked, tellAll(missed).join('\n')).toBeLessThanOrEqual(0.02);
  });

  it('calls nothing blocked without a word of the blocker, or a difference that stands', () => {
    expect(lacking).toEqual([]);
  });
});
