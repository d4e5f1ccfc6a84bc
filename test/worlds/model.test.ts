import { describe, expect, it } from 'vitest';
import { worldOf } from '../../fixtures/world/arbitrary-world.ts';
import { asLabPlays, isSteady } from '../../fixtures/world/as-lab-plays.ts';
import { auditLabWorld } from '../../fixtures/world/audit-lab-world.ts';
import { auditWorld } from '../../fixtures/world/audit-world.ts';
import { labWorld } from '../../fixtures/world/lab-world.ts';
import { scoreWorld } from '../../fixtures/world/score-world.ts';
import { shapesOf } from '../../fixtures/world/shape.ts';

const { signal } = new AbortController();

/** The first worlds that the lab can play, and that are small: this is about the steps. */
const seeds = Array.from({ length: 200 }, (_, index) => index + 1)
  .filter((seed) => {
    const world = worldOf(seed);
    const isPlayable = 'scenario' in labWorld(asLabPlays(world));
    return isPlayable && isSteady(world) && world.services.length < 12;
  })
  .slice(0, 8);

describe('the model of the steps', () => {
  it('makes the same of a world each time', async () => {
    for (const seed of seeds.slice(0, 3)) {
      const twice = await Promise.all([auditWorld(worldOf(seed)), auditWorld(worldOf(seed))]);
      const [one, other] = twice.map(({ attempts, findings, observations, verdicts }) => {
        return JSON.stringify({ attempts, findings, observations, verdicts });
      });
      expect(other).toBe(one);
    }
  });

  it.each(seeds)('takes the steps that the real ones take, in world %i', async (seed) => {
    const world = worldOf(seed);
    const audited = await auditLabWorld(world, signal);
    if ('unplayable' in audited) throw new TypeError(`The lab has no ${audited.unplayable}`);
    const { report, routeOf } = audited;
    const ways = new Map(world.ways.map(({ id }) => [routeOf(id), id]));
    const real = shapesOf(report, (route) => ways.get(route) ?? route);
    const played = await auditWorld(asLabPlays(world));
    expect([...shapesOf(played)].toSorted()).toEqual([...real].toSorted());
    const verdicts = (scores: ReturnType<typeof scoreWorld>): readonly string[] =>
      scores.map(({ host, route, verdict }) => `${host} ${route} ${verdict}`).toSorted();
    expect(verdicts(scoreWorld(world, played))).toEqual(
      verdicts(scoreWorld(world, report, routeOf)),
    );
  });
});
