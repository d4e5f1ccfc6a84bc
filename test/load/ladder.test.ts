import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ends, nextRate, type Rung } from '../../src/load/ladder.ts';

const options = { firstRate: 50, highestRate: 5000 };

/** Climbs until the search is over; `holds` answers for each trial. */
function climb(holds: (rate: number, tries: number) => boolean, change = options): Rung[] {
  const trials: Rung[] = [];
  for (let rate = nextRate(trials, change); rate !== undefined; rate = nextRate(trials, change)) {
    const tries = trials.filter((trial) => trial.rate === rate).length;
    trials.push({ rate, held: holds(rate, tries) });
  }
  return trials;
}

const rates = (trials: readonly Rung[]): number[] => trials.map(({ rate }) => rate);

describe('nextRate()', () => {
  it('doubles until a rate breaks twice, and halves the gap until it is small', () => {
    expect(rates(climb((rate) => rate <= 230))).toEqual([
      ...[50, 100, 200, 400, 400],
      ...[283, 283, 238, 238, 218, 228],
      // Both ends again.
      ...[228, 228, 238],
    ]);
  });

  it('ends within five percent of any limit, below and above it', () => {
    fc.assert(
      fc.property(fc.double({ min: 2, max: 4900, noNaN: true }), (limit) => {
        const { held = 0, broken = 0 } = ends(climb((rate) => rate <= limit));
        expect(held).toBeLessThanOrEqual(limit);
        expect(broken).toBeGreaterThan(limit);
        expect(broken / held).toBeLessThanOrEqual(1.06);
      }),
    );
  });

  it('goes down where the first rate breaks already', () => {
    const trials = climb((rate) => rate <= 7);
    expect(rates(trials).slice(0, 8)).toEqual([50, 50, 25, 25, 12.5, 12.5, 6.25, 8.84]);
    expect(ends(trials).held).toBeCloseTo(7, 0);
  });

  it('gives up where not even one a second holds', () => {
    const trials = climb(() => false);
    expect(ends(trials)).toEqual({ broken: 1 });
    expect(trials.length).toBeLessThanOrEqual(16);
  });

  it('ends at the highest rate where that holds', () => {
    const trials = climb(() => true, { firstRate: 50, highestRate: 300 });
    expect(rates(trials)).toEqual([50, 100, 200, 300]);
    expect(ends(trials)).toEqual({ held: 300 });
    expect(rates(climb(() => true, { firstRate: 50, highestRate: 20 }))).toEqual([20]);
  });

  it('does not believe one break that the next two trials contradict', () => {
    const trials = climb((rate, tries) => rate <= 1000 && !(rate === 200 && tries === 0));
    expect(rates(trials).slice(0, 6)).toEqual([50, 100, 200, 200, 200, 400]);
    expect(ends(trials).held).toBeGreaterThan(950);
  });

  it('goes down again where a rate that held does not hold longer', () => {
    // A bucket with a reserve: 220 passes once, and never again.
    const trials = climb((rate, tries) => rate <= (tries === 0 ? 230 : 200));
    expect(ends(trials).held).toBeGreaterThan(190);
    expect(ends(trials).held).toBeLessThanOrEqual(200);
  });

  it('asks again, and again, where this machine may be why it broke', () => {
    const shaky = (rate: number, tries: number): Rung => {
      const isDoubtful = rate === 100 && tries < 3;
      return { rate, held: rate <= 400 && !isDoubtful, isDoubtful };
    };
    const trials: Rung[] = [];
    for (let rate = nextRate([], options); rate !== undefined; rate = nextRate(trials, options)) {
      trials.push(shaky(rate, trials.filter((trial) => trial.rate === rate).length));
    }
    expect(rates(trials).slice(0, 6)).toEqual([50, 100, 100, 100, 100, 200]);
    expect(ends(trials).held).toBeGreaterThan(380);
  });

  it('believes this machine at last, where it never can', () => {
    const trials: Rung[] = [];
    for (let rate = nextRate([], options); rate !== undefined; rate = nextRate(trials, options)) {
      const held = rate <= 300;
      trials.push({ rate, held, isDoubtful: !held });
    }
    expect(ends(trials).held).toBeGreaterThan(285);
    expect(rates(trials).filter((rate) => rate === 400)).toHaveLength(4);
  });

  it('ends, whatever the trials say', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.tuple(fc.boolean(), fc.boolean())), (answers) => {
        const trials: Rung[] = [];
        for (let rate = nextRate([], options); rate !== undefined; ) {
          const [held = false, doubt = false] = answers.next().value ?? [];
          trials.push({ rate, held, isDoubtful: !held && doubt });
          rate = nextRate(trials, options);
        }
        expect(trials.length).toBeLessThanOrEqual(60);
      }),
    );
  });
});
