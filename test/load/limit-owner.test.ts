import { describe, expect, it } from 'vitest';
import { atEase, measureAt } from '../../fixtures/report/measure.ts';
import {
  comparedRate,
  limitOwner,
  type Owned,
  type OwnerInput,
} from '../../src/load/limit-owner.ts';
import type { LimitTrial } from '../../src/model/load/load-limit.ts';
import type { GeneratorHealth } from '../../src/model/load/load-measure.ts';

interface Shape {
  readonly way?: 'proxy' | 'direct';
  readonly health?: Partial<GeneratorHealth>;
  /** In the place of one at its ease. */
  readonly bare?: GeneratorHealth;
  /** Of an operation, on average. */
  readonly ms?: number;
}

function held(rate: number, { way = 'proxy', health = {}, ms = 20 }: Shape = {}): LimitTrial {
  const generator = { ...atEase, inUse: (rate * ms) / 1000, ...health };
  return { rate, measure: measureAt(rate, { way, generator }) };
}

function broke(
  rate: number,
  { way = 'proxy', health = {}, bare = atEase }: Shape = {},
): LimitTrial {
  const generator = { ...bare, ...health };
  const measure = measureAt(rate, { way, donePerSecond: 200, generator });
  return { rate, broken: 'throughput', measure };
}

const thrice = <T>(item: T): T[] => [item, item, item];
const direct = { way: 'direct' } as const;
/** All of `--connections` were in use. */
const full = { health: { limits: ['connections'] } } as const;

/** What a search comes to that found a limit between 200 and 210 a second. */
const search: readonly LimitTrial[] = [
  ...[held(50), held(100), ...thrice(held(200))],
  ...[broke(400), broke(400), broke(283), broke(283), ...thrice(broke(210))],
];

const usual: OwnerInput = {
  ...{ way: 'proxy', trials: search, brokenRate: 210, comparison: [] },
  ...{ hasDirect: true, connections: 200, isComplete: true },
};

function ownerOf(change: Partial<OwnerInput>): Owned {
  return limitOwner({ ...usual, ...change });
}

const inTurns = (one: LimitTrial, other: LimitTrial): LimitTrial[] => [
  ...[one, other, other, one, one, other],
];

interface Known {
  readonly name: string;
  readonly given: Partial<OwnerInput>;
  readonly owned: Owned;
}

const machineAt = (share: number): Shape => ({ health: { machine: share } });
const loopAt = (share: number): Shape => ({ health: { eventLoop: share } });
/** A system that tells nothing of its processors, and was late. */
const { machine: _, ...told } = atEase;
const unsaid: Shape = { bare: { ...told, limits: ['late-starts'] } };
const doubt = (why: NonNullable<Owned['doubt']>): Owned => ({ owner: 'not-known', doubt: why });

/** Of a proxy at its limit, a target at its, and all that only looks like one of them. */
const cases: readonly Known[] = [
  {
    name: 'a proxy that does not follow where the way without it does, three times of three',
    given: { comparison: inTurns(held(283, direct), broke(283)) },
    owned: { owner: 'proxy' },
  },
  {
    name: 'a target that does not follow without the proxy either, three times of three',
    given: { comparison: inTurns(broke(283, direct), broke(283)) },
    owned: { owner: 'target' },
  },
  {
    name: 'a way straight to the target that followed two times of three',
    given: {
      comparison: [...inTurns(held(283, direct), broke(283)).slice(2), broke(283, direct)],
    },
    owned: doubt('trials'),
  },
  {
    name: 'a proxy that followed as the ways were compared, at a rate that had broken',
    given: { comparison: [...inTurns(held(283, direct), broke(283)), held(283)] },
    owned: doubt('trials'),
  },
  {
    name: 'four connections that carry 200 a second, whose edge a search met while it doubled',
    given: {
      ...{ brokenRate: 200, connections: 4 },
      trials: [
        held(50),
        held(100),
        ...thrice(held(193)),
        broke(200, full),
        held(200),
        broke(200, full),
      ],
      comparison: inTurns(held(240, direct), broke(240, full)),
    },
    owned: { owner: 'connections' },
  },
  {
    name: 'a comparison that was cut off before anything of it was there',
    given: { isComplete: false },
    owned: doubt('cut'),
  },
  {
    name: 'no way straight to the target',
    given: { hasDirect: false },
    owned: { owner: 'proxy-or-target' },
  },
  {
    name: 'the way straight to the target asked about alone',
    given: {
      ...{ way: 'direct', hasDirect: false },
      trials: search.map((one) => ({ ...one, measure: { ...one.measure, way: 'direct' } })),
    },
    owned: { owner: 'target' },
  },
  {
    name: 'a machine at 92 % of its processors, as proxy, target and load shared them',
    given: {
      trials: [
        ...search.filter(({ broken }) => !broken),
        ...thrice(broke(210, { health: { machine: 0.92, limits: ['cpu'] } })),
      ],
      comparison: inTurns(held(210, direct), broke(210)),
    },
    owned: { owner: 'this-machine' },
  },
  {
    name: 'a machine at 85 % of its processors, though the way without the proxy carries more',
    given: {
      trials: [...search.filter(({ broken }) => !broken), ...thrice(broke(210, machineAt(0.85)))],
      comparison: inTurns(held(210, { ...direct, ...machineAt(0.5) }), broke(210, machineAt(0.86))),
    },
    owned: doubt('machine'),
  },
  {
    name: 'a system that does not say how busy it is, and starts that came late',
    given: {
      trials: [...search.filter(({ broken }) => !broken), ...thrice(broke(210, unsaid))],
      comparison: inTurns(held(210, direct), broke(210, unsaid)),
    },
    owned: doubt('machine'),
  },
  {
    name: 'one thread that was at work for 84 % of the time',
    given: {
      trials: [...search.filter(({ broken }) => !broken), ...thrice(broke(210, loopAt(0.84)))],
      comparison: inTurns(held(210, direct), broke(210, loopAt(0.84))),
    },
    owned: doubt('machine'),
  },
  {
    name: 'a machine near its end on the way straight to the target, which did not follow',
    given: {
      comparison: inTurns(broke(283, { ...direct, ...machineAt(0.88) }), broke(283)),
    },
    owned: doubt('machine'),
  },
  {
    name: 'ten connections of 20 ms each, which carry 500 a second of a proxy that carries more',
    given: {
      ...{ brokenRate: 505, connections: 10 },
      trials: [held(50), ...thrice(held(480)), ...thrice(broke(505, full))],
      comparison: inTurns(held(505, direct), broke(505, full)),
    },
    owned: { owner: 'connections' },
  },
  {
    name: 'connections that were all in use in one trial of three alone',
    given: {
      ...{ brokenRate: 505, connections: 10 },
      trials: [held(50), ...thrice(held(480)), ...thrice(broke(505))],
      comparison: inTurns(held(505, direct), broke(505)).toSpliced(1, 1, broke(505, full)),
    },
    owned: doubt('trials'),
  },
  {
    name: 'five connections before a proxy that has four places: either may be the limit',
    given: {
      connections: 5,
      trials: [...search.filter(({ broken }) => !broken), ...thrice(broke(210, full))],
      comparison: inTurns(held(210, direct), broke(210, full)),
    },
    owned: doubt('connections'),
  },
  {
    name: 'connections that only filled up as the queue of the proxy grew',
    given: {
      trials: [...search.filter(({ broken }) => !broken), ...thrice(broke(210, full))],
      comparison: inTurns(held(210, direct), broke(210, full)),
    },
    owned: { owner: 'proxy' },
  },
  {
    name: 'one break, though two are what a search believes',
    given: { hasDirect: false, trials: [held(200), broke(210)] },
    owned: doubt('trials'),
  },
];

describe('limitOwner()', () => {
  it.each(cases)('$name', ({ given, owned }) => {
    expect(ownerOf(given)).toEqual(owned);
  });

  it('names nobody where all rates held', () => {
    const { brokenRate: _, ...rest } = usual;
    expect(limitOwner(rest)).toEqual({ owner: 'not-reached' });
  });

  it('names nobody but this machine at any share of it from 80 % on, whatever else was seen', () => {
    for (let share = 80; share <= 100; share += 1) {
      const health = machineAt(share / 100);
      for (const other of [held(210, direct), broke(210, direct)]) {
        const { owner } = ownerOf({
          trials: [held(100), held(200), ...thrice(broke(210, health))],
          comparison: inTurns(other, broke(210, health)),
        });
        expect(['this-machine', 'not-known']).toContain(owner);
      }
    }
  });
});

describe('comparedRate()', () => {
  it('is clearly beyond the limit, at a rate that was tried and broke', () => {
    expect(comparedRate(search, { brokenRate: 210 })).toBe(283);
    expect(comparedRate([...search, held(283)], { brokenRate: 210 })).toBe(400);
  });

  it('is a fifth beyond the limit where nothing beyond was tried, and so much may be tried', () => {
    const trials = thrice(broke(210));
    expect(comparedRate(trials, { brokenRate: 210, highestRate: 252 })).toBe(252);
    expect(comparedRate([...trials, broke(240)], { brokenRate: 210, highestRate: 400 })).toBe(252);
  });

  it('is that of the limit where no more may be tried, or this machine was near its end beyond', () => {
    const trials = thrice(broke(210));
    expect(comparedRate(trials, { brokenRate: 210 })).toBe(210);
    expect(comparedRate(trials, { brokenRate: 210, highestRate: 251 })).toBe(210);
    const busy = [...trials, broke(283, machineAt(0.9))];
    expect(comparedRate(busy, { brokenRate: 210, highestRate: 400 })).toBe(210);
  });
});
