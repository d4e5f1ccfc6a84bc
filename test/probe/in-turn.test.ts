import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Attempt } from '../../src/model/audit/attempt.ts';
import { openDispatcher } from '../../src/probe/dispatcher.ts';
import { attempt } from './attempt.ts';

const pace = () => () => Promise.resolve('here' as const);
const proxies = ['one.example', 'two.example'].map(
  (host) => ({ kind: 'http', host, port: 3128 }) as const,
);

interface Seen {
  /** `a1` where it starts, `-a1` where it ends, in order. */
  readonly events: readonly string[];
}

/** Runs attempts, each for so many turns of the event loop. */
async function run(
  attempts: readonly Attempt[],
  {
    concurrency = 4,
    turns = [1],
    signal = new AbortController().signal,
    onStart = (_: Attempt): void => {},
  } = {},
): Promise<Seen> {
  const events: string[] = [];
  const work = async (one: Attempt): Promise<void> => {
    events.push(one.id);
    onStart(one);
    const most = turns[Number(one.id.slice(1)) % turns.length] ?? 1;
    for (let turn = 0; turn < most; turn += 1) await new Promise(setImmediate);
    events.push(`-${one.id}`);
  };
  await openDispatcher({ concurrency, pace, signal }).join().run(attempts, work);
  return { events };
}

/** Whether two may meet on a way: where a PAC file decides, anywhere. */
function mayMeet(one: Attempt, other: Attempt): boolean {
  if (one.select || other.select) return true;
  return one.proxy?.host === other.proxy?.host;
}

/** Any plan: what comes after another has a lower one to follow, or one of an earlier pass. */
const plans = fc
  .array(
    fc.record({
      after: fc.option(fc.nat(30), { nil: undefined, freq: 2 }),
      alone: fc.boolean(),
      way: fc.constantFrom<Partial<Attempt>>(
        {},
        { proxy: proxies[0] as never },
        { proxy: proxies[1] as never },
        { select: true },
      ),
    }),
    { maxLength: 30 },
  )
  .map((drafts) =>
    drafts.map(({ after, alone, way }, index) =>
      attempt({
        id: `a${index + 101}`,
        ...way,
        ...(alone && { alone }),
        // A lower number, or one that has ended before all of these.
        ...(after !== undefined && { after: `a${(after % (index + 5)) + 96}` }),
      }),
    ),
  );
const settings = fc.record({
  concurrency: fc.integer({ min: 1, max: 8 }),
  turns: fc.array(fc.nat(4), { minLength: 1, maxLength: 7 }),
});

describe('inTurn()', () => {
  it('runs all, each after the one that it follows, and alone what is to be', async () => {
    await fc.assert(
      fc.asyncProperty(plans, settings, async (attempts, how) => {
        const { events } = await run(attempts, how);
        expect(events.toSorted()).toEqual(attempts.flatMap(({ id }) => [id, `-${id}`]).toSorted());
        const byId = new Map(attempts.map((one) => [one.id, one]));
        const inFlight = new Set<Attempt>();
        for (const [at, event] of events.entries()) {
          const one = byId.get(event.replace('-', ''));
          if (one === undefined) throw new Error('unreachable');
          if (event.startsWith('-')) {
            inFlight.delete(one);
            continue;
          }
          for (const other of inFlight) {
            expect(mayMeet(one, other) && (one.alone || other.alone)).toBeFalsy();
          }
          inFlight.add(one);
          expect(inFlight.size).toBeLessThanOrEqual(how.concurrency);
          const { after = '' } = one;
          if (byId.has(after)) expect(events.slice(0, at)).toContain(`-${after}`);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('starts nothing after an abort, wherever it stands', async () => {
    await fc.assert(
      fc.asyncProperty(plans, settings, fc.nat(30), async (attempts, how, at) => {
        const abort = new AbortController();
        let started = 0;
        const { events } = await run(attempts, {
          ...how,
          signal: abort.signal,
          onStart: () => {
            started += 1;
            if (started === at) abort.abort(new Error('enough'));
          },
        });
        const starts = events.filter((event) => !event.startsWith('-'));
        expect(starts.length).toBe(at === 0 ? attempts.length : Math.min(at, attempts.length));
      }),
      { numRuns: 200 },
    );
  });

  it('lets the one that waits for its way go before those that came later', async () => {
    const attempts = [
      attempt({ id: 'a1' }),
      attempt({ id: 'a2', alone: true }),
      attempt({ id: 'a3' }),
      attempt({ id: 'a4', proxy: proxies[0] as never }),
    ];
    const { events } = await run(attempts, { turns: [3] });
    const starts = events.filter((event) => !event.startsWith('-'));
    expect(starts).toEqual(['a1', 'a4', 'a2', 'a3']);
  });

  it('ends though two wait for each other', async () => {
    const attempts = [
      attempt({ id: 'a1', after: 'a2' }),
      attempt({ id: 'a2', after: 'a1' }),
      attempt({ id: 'a3', after: 'a3', alone: true }),
    ];
    const { events } = await run(attempts);
    expect(events).toHaveLength(6);
  });

  it('frees who follows one that failed', async () => {
    const attempts = [attempt({ id: 'a1' }), attempt({ id: 'a2', after: 'a1' })];
    const started: string[] = [];
    const work = async ({ id }: Attempt): Promise<void> => {
      started.push(id);
      if (id === 'a1') throw new Error('broken');
    };
    const { signal } = new AbortController();
    const running = openDispatcher({ concurrency: 2, pace, signal }).join().run(attempts, work);
    await expect(running).rejects.toThrow('broken');
    expect(started).toEqual(['a1', 'a2']);
  });
});
