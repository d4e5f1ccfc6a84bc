import { describe, expect, it, onTestFinished } from 'vitest';
import { findLimit } from '../../../src/load/find-limit.ts';
import { type RunLoadInput, runLoad } from '../../../src/load/run-load.ts';
import { startLoadThreads } from '../../../src/load/threads/load-threads.ts';
import type { LoadOptions } from '../../../src/model/load/load.ts';
import { type LabWays, labWays, loadOptions, plainTarget } from '../lab-ways.ts';

const threads = 2;

interface Wishes extends Partial<Omit<RunLoadInput, 'options'>> {
  readonly options?: Partial<LoadOptions>;
}

/** Through the proxy for HTTP, by two threads. */
async function inputOf(network: LabWays, { options, ...change }: Wishes = {}) {
  const { trust: _, ...net } = network.net;
  const pool = await startLoadThreads({ threads, net, trust: { added: [network.lab.ca] } });
  onTestFinished(() => pool.end());
  return {
    options: loadOptions({ threads, ...options }),
    ways: [network.through('http')],
    net: network.net,
    random: Math.random,
    signal: new AbortController().signal,
    threads: pool,
    ...change,
  };
}

function tunnelsOf({ lab }: LabWays): number {
  return lab.log.filter(({ kind }) => kind === 'proxy').length;
}

describe('startLoadThreads()', () => {
  it('makes every start that is due, in all threads together no more and no fewer', async () => {
    const network = await labWays();
    const seen: string[] = [];
    const result = await runLoad(
      await inputOf(network, {
        options: { rate: 150, durationMs: 300, warmupMs: 100 },
        onSlice: ({ isWarmup }) => seen.push(isWarmup ? 'warm-up' : 'slice'),
      }),
    );
    expect(result).toMatchObject({ ended: 'complete' });
    const [measure] = result.measures;
    expect(measure).toMatchObject({ due: 45, succeeded: 45, failed: 0, connections: 45 });
    expect(measure).toMatchObject({ durationMs: 300, offeredPerSecond: 150, unfinished: 0 });
    expect(measure?.latency?.count).toBe(45);
    expect(measure?.steps.find(({ step }) => step === 'tunnel')?.count).toBe(45);
    expect(measure?.generator.inFlight).toBeGreaterThanOrEqual(1);
    expect(measure?.generator.cpu).toBeGreaterThan(0);
    expect(seen).toEqual(['warm-up', 'slice']);
    // One more, to see whether it passes at all.
    expect(tunnelsOf(network)).toBe(45 + 15 + 1);
  });

  it.each(['handshakes', 'requests'] as const)('makes %s, with roots of its own', async (load) => {
    const network = await labWays();
    const { measures } = await runLoad(await inputOf(network, { options: { load, rate: 50 } }));
    expect(measures).toMatchObject([{ due: 5, succeeded: 5, failed: 0 }]);
  });

  it('keeps connections open from slice to slice, in the thread that opened them', async () => {
    const network = await labWays();
    const options = { load: 'requests', target: plainTarget, warmupMs: 100 } as const;
    const { measures } = await runLoad(
      await inputOf(network, { options: { ...options, connections: 2 } }),
    );
    // The warm-up opened what each thread may have.
    expect(measures).toMatchObject([{ succeeded: 10, connections: 0 }]);
  });

  it('opens no more connections than it may, but for one a thread', async () => {
    const network = await labWays();
    const options = { rate: 1000, durationMs: 60_000, maxConnections: 25 };
    const result = await runLoad(await inputOf(network, { options }));
    expect(result.ended).toBe('connections');
    expect(tunnelsOf(network)).toBeGreaterThanOrEqual(25);
    expect(tunnelsOf(network)).toBeLessThanOrEqual(25 + threads - 1);
  });

  it('ends all threads when the bytes are used up', async () => {
    const network = await labWays();
    const target = {
      ...loadOptions().target,
      host: 'other.example',
      url: 'https://other.example/',
    };
    const result = await runLoad(
      await inputOf(network, {
        options: {
          ...{ load: 'transfer', durationMs: 60_000, rate: 1000, target },
          ...{ uploadBytes: 1000, maxBytes: 30_000 },
        },
      }),
    );
    expect(result.ended).toBe('bytes');
    expect(result.measures[0]?.sentBytes).toBeLessThanOrEqual(30_000 + threads * 1000);
  });

  it('ends all threads when too much fails in them together', async () => {
    const network = await labWays();
    const result = await runLoad(
      await inputOf(network, {
        options: { durationMs: 60_000, rate: 500 },
        // It passes once, and then the target is gone.
        onSlice: () => void network.lab.close(),
      }),
    );
    expect(result.ended).toBe('errors');
    expect(result.measures[0]?.failed).toBeGreaterThanOrEqual(10);
  });

  it('ends with what it has when it is aborted', async () => {
    const network = await labWays();
    const controller = new AbortController();
    const result = await runLoad(
      await inputOf(network, {
        options: { durationMs: 60_000 },
        signal: controller.signal,
        onSlice: ({ tally }) => {
          const timer = setInterval(() => {
            if (tally.succeeded < 5) return;
            clearInterval(timer);
            controller.abort(new Error('interrupted'));
          }, 1);
        },
      }),
    );
    expect(result.ended).toBe('interrupted');
    expect(result.measures[0]?.succeeded).toBeGreaterThanOrEqual(5);
  });

  it('begins nothing where it was aborted while the threads got ready', async () => {
    const network = await labWays();
    const controller = new AbortController();
    const result = await runLoad(
      await inputOf(network, {
        options: { durationMs: 60_000 },
        signal: controller.signal,
        onSlice: () => controller.abort(new Error('interrupted')),
      }),
    );
    expect(result).toMatchObject({ ended: 'interrupted', measures: [{ due: 0, succeeded: 0 }] });
    expect(tunnelsOf(network)).toBe(1);
  });

  it('passes a bug on, and ends the threads that have none', async () => {
    const network = await labWays();
    const { threads: pool, ...input } = await inputOf(network);
    const broken = { ...input.options, arrivals: 'constant', target: null } as never;
    const run = runLoad({
      ...input,
      threads: { ...pool, run: (slice) => pool.run({ ...slice, options: broken }) },
    });
    await expect(run).rejects.toThrow(TypeError);
  });

  it('finds its way up the rates as one thread does', async () => {
    const network = await labWays();
    const { limit, ended } = await findLimit({
      ...(await inputOf(network, { options: { rate: 75, durationMs: 100, maxErrors: 1 } })),
      search: { highestRate: 75, maxLatencyMs: 10_000 },
    });
    expect(ended).toBe('complete');
    expect(limit?.trials[0]?.measure).toMatchObject({ rate: 75, due: 150 });
  });
});
