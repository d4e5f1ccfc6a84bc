import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Bound, bound, type Place, type Sign } from '../../src/probe/bound.ts';

/** One that lends what is silent for half a second. */
function boundOf(most: number, maxLent: number): Bound {
  return bound({ most, maxLent, lentByEach: 1, lentAfterMs: 500 });
}

const never = new AbortController().signal;

/** Asks for places, and says which were had. */
function asking(of: Bound, signal = never) {
  const had: Place[] = [];
  const failed: unknown[] = [];
  return {
    had,
    failed,
    ask: async (count: number): Promise<void> => {
      for (let n = 0; n < count; n += 1) {
        of.enter(signal).then(
          (place) => had.push(place),
          (error: unknown) => failed.push(error),
        );
      }
      await settled();
    },
    leaveAll: async (): Promise<void> => {
      for (const place of had.splice(0)) place.leave();
      await settled();
    },
  };
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

/** One that was told of a limit, and holds nothing. */
async function slowed(most: number, signs: readonly Sign[] = ['answer', 'limit']) {
  const it = asking(boundOf(most, 0));
  await it.ask(most);
  for (const sign of signs) it.had[0]?.heard(sign);
  await it.leaveAll();
  return it;
}

afterEach(() => vi.useRealTimers());

describe('bound()', () => {
  it('gives as many places as there are, and the next when one is left, in order', async () => {
    const order: number[] = [];
    const of = boundOf(2, 0);
    const places = [1, 2, 3, 4].map(async (n) => {
      const place = await of.enter(never);
      order.push(n);
      return place;
    });
    await settled();
    expect(order).toEqual([1, 2]);
    const [first, second] = await Promise.all(places.slice(0, 2));
    expect(first?.others()).toBe(1);
    second?.leave();
    await settled();
    expect(order).toEqual([1, 2, 3]);
    first?.leave();
    await settled();
    expect(order).toEqual([1, 2, 3, 4]);
  });

  it('halves what is in flight at a sign of a limit, once for all that was sent before', async () => {
    const it = asking(boundOf(8, 0));
    await it.ask(8);
    it.had[0]?.heard('answer');
    for (const place of it.had) place.heard('limit');
    await it.leaveAll();
    await it.ask(9);
    expect(it.had).toHaveLength(4);
    for (const place of it.had) place.heard('limit');
    await it.leaveAll();
    expect(it.had).toHaveLength(2);
  });

  it('goes down to one, and no further', async () => {
    const it = asking(boundOf(8, 0));
    for (let round = 0; round < 6; round += 1) {
      await it.ask(8);
      if (round === 0) it.had[0]?.heard('answer');
      for (const place of it.had) place.heard('limit');
      await it.leaveAll();
    }
    expect(it.had).toHaveLength(1);
  });

  it('takes no sign from a peer that never answered, and remembers it where one answers', async () => {
    const dead = await slowed(8, ['limit', 'limit']);
    await dead.ask(9);
    expect(dead.had).toHaveLength(8);
    const late = await slowed(8, ['limit', 'answer']);
    await late.ask(9);
    expect(late.had).toHaveLength(4);
  });

  it('takes no sign where nobody else was in flight', async () => {
    const it = asking(boundOf(8, 0));
    await it.ask(1);
    for (const sign of ['answer', 'limit'] as const) it.had[0]?.heard(sign);
    await it.leaveAll();
    await it.ask(9);
    expect(it.had).toHaveLength(8);
  });

  it('gives one place back for each round of answers', async () => {
    const it = await slowed(8);
    await it.ask(20);
    for (let n = 0; n < 4; n += 1) it.had[0]?.heard('answer');
    await settled();
    expect(it.had).toHaveLength(5);
    for (let n = 0; n < 5; n += 1) it.had[0]?.heard('answer');
    await settled();
    expect(it.had).toHaveLength(6);
  });

  it('slows down for silence as well, and keeps eight places', async () => {
    const it = asking(boundOf(32, 0));
    for (let round = 0; round < 4; round += 1) {
      await it.ask(32);
      it.had[0]?.heard('answer');
      it.had[1]?.heard('silence');
      await it.leaveAll();
    }
    expect(it.had).toHaveLength(8);
  });

  it('lends the places of those that hear nothing, and takes them back', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const it = asking(boundOf(2, 3));
    await it.ask(9);
    expect(it.had).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(600);
    expect(it.had).toHaveLength(4);
    await vi.advanceTimersByTimeAsync(600);
    // Of two places and three lent ones there are no more than five.
    expect(it.had).toHaveLength(5);
    for (const place of it.had) place.heard('answer');
    it.had.shift()?.leave();
    await settled();
    expect(it.had).toHaveLength(4);
  });

  it('lends no more than all places where there was a sign of a limit', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const of = boundOf(8, 24);
    const it = asking(of);
    await it.ask(8);
    for (const sign of ['answer', 'limit'] as const) it.had[0]?.heard(sign);
    await it.leaveAll();
    await it.ask(40);
    for (let times = 0; times < 9; times += 1) await vi.advanceTimersByTimeAsync(600);
    expect(it.had).toHaveLength(8);
  });

  it('rejects who waits when aborted, and loses no place by it', async () => {
    const abort = new AbortController();
    const of = boundOf(1, 0);
    const first = await of.enter(never);
    const waiting = asking(of, abort.signal);
    await waiting.ask(3);
    abort.abort(new Error('enough'));
    await settled();
    expect(waiting.failed).toHaveLength(3);
    await expect(of.enter(abort.signal)).rejects.toThrow('enough');
    first.leave();
    const next = await of.enter(never);
    expect(next.others()).toBe(0);
  });

  it('is never exceeded, starves nobody, and ends with nobody in it', async () => {
    const signs = fc.constantFrom<Sign>('answer', 'limit', 'silence', 'nothing');
    const work = fc.array(
      fc.record({ turns: fc.nat(4), signs: fc.array(signs, { maxLength: 3 }) }),
      {
        maxLength: 60,
      },
    );
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 9 }), work, async (most, all) => {
        const of = boundOf(most, most);
        let inFlight = 0;
        let peak = 0;
        let done = 0;
        await Promise.all(
          all.map(async ({ turns, signs: heard }) => {
            const place = await of.enter(never);
            inFlight += 1;
            peak = Math.max(peak, inFlight);
            expect(place.others()).toBeGreaterThanOrEqual(inFlight - 1);
            expect(place.others()).toBeLessThan(most);
            for (let turn = 0; turn < turns; turn += 1) await new Promise(setImmediate);
            for (const sign of heard) place.heard(sign);
            inFlight -= 1;
            place.leave();
            done += 1;
          }),
        );
        expect(done).toBe(all.length);
        // Nothing is silent for long enough to lend its place.
        expect(peak).toBeLessThanOrEqual(most);
        const last = await of.enter(never);
        expect(last.others()).toBe(0);
      }),
      { numRuns: 200 },
    );
  });
});
