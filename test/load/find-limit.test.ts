import { describe, expect, it } from 'vitest';
import { findLimit } from '../../src/load/find-limit.ts';
import type { LoadOptions, LoadWay } from '../../src/model/load/load.ts';
import type { LimitTrial } from '../../src/model/load/load-limit.ts';
import { type LabWays, labWays, loadOptions } from './lab-ways.ts';

interface Wishes {
  readonly ways: readonly LoadWay[];
  readonly highestRate?: number;
  readonly options?: Partial<LoadOptions>;
  readonly signal?: AbortSignal;
  readonly onTrial?: (trial: LimitTrial) => void;
}

// At most half a second each.
const fast = { rate: 300, durationMs: 100, maxConnections: 100_000 };

function find({ net }: LabWays, wishes: Wishes) {
  const { ways, highestRate = 400, options, onTrial } = wishes;
  return findLimit({
    options: loadOptions({ ...fast, ...options }),
    search: { highestRate },
    ways,
    net,
    random: Math.random,
    signal: wishes.signal ?? new AbortController().signal,
    ...(onTrial && { onTrial }),
  });
}

describe('findLimit()', () => {
  it('tries rates over the proxy until the highest, and says that none broke', async () => {
    const network = await labWays();
    const seen: number[] = [];
    const { limit, measures, ended } = await find(network, {
      ways: [network.through('http'), { id: 'direct' }],
      options: { rate: 75, durationMs: 100, timeoutMs: 30_000, maxErrors: 1 },
      highestRate: 75,
      onTrial: ({ rate }) => seen.push(rate),
    });
    expect({ measures, ended }).toEqual({ measures: [], ended: 'complete' });
    expect(limit?.trials.map(({ rate }) => rate)).toEqual(seen);
    expect(limit?.trials[0]?.measure).toMatchObject({ way: 'proxy', rate: 75, due: 150 });
    expect(seen[0]).toBe(75);
  });

  it('ends, and does not go down rate by rate, where nothing succeeds any more', async () => {
    const network = await labWays();
    let trials = 0;
    const { limit, ended } = await find(network, {
      ways: [network.through('http'), { id: 'direct' }],
      // From then on all connections are refused.
      onTrial: () => {
        trials += 1;
        if (trials === 1) void network.lab.close();
      },
    });
    expect(ended).toBe('errors');
    expect(trials).toBe(3);
    const dead = limit?.trials.slice(1) ?? [];
    expect(dead.map(({ broken }) => broken)).toEqual(['errors', 'errors']);
    expect(dead[0]?.measure.failures[0]).toMatchObject({ step: 'connect', code: 'refused' });
    expect(limit).toMatchObject({ confidence: 'low' });
    expect(limit).not.toHaveProperty('direct');
  });

  it('tries nothing where the way does not pass even once', async () => {
    const network = await labWays();
    const result = await find(network, {
      ways: [network.through('refusing'), { id: 'direct' }],
    });
    expect(result).not.toHaveProperty('limit');
    expect(result.ways[0]?.leftOut).toMatchObject({ step: 'tunnel', code: 'status' });
    expect(network.lab.log.filter(({ kind }) => kind === 'proxy')).toHaveLength(1);
  });

  it('ends with the trials that were whole when it is aborted', async () => {
    const network = await labWays();
    const controller = new AbortController();
    const { limit, ended } = await find(network, {
      ways: [network.through('http')],
      highestRate: 20_000,
      signal: controller.signal,
      onTrial: () => controller.abort(new Error('interrupted')),
    });
    expect(ended).toBe('interrupted');
    expect(limit).toMatchObject({ confidence: 'low' });
    expect(limit?.trials).toHaveLength(1);
  });

  it('ends when the connections are used up', async () => {
    const network = await labWays();
    const { limit, ended } = await find(network, {
      ways: [network.through('http')],
      options: { maxConnections: 20 },
    });
    expect(ended).toBe('connections');
    expect(limit?.trials).toEqual([]);
    expect(network.lab.log.filter(({ kind }) => kind === 'proxy')).toHaveLength(20);
  });
});
