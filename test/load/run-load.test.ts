import { describe, expect, it } from 'vitest';
import { runLoad } from '../../src/load/run-load.ts';
import type { LoadOptions, LoadWay } from '../../src/model/load/load.ts';
import { type LabWays, labWays, loadOptions } from './lab-ways.ts';

function run(
  { net }: LabWays,
  {
    ways,
    signal = new AbortController().signal,
    ...change
  }: Partial<LoadOptions> & { ways: readonly LoadWay[]; signal?: AbortSignal },
) {
  const options = loadOptions(change);
  return runLoad({ options, ways, net, random: Math.random, signal });
}

describe('runLoad()', () => {
  it('measures the proxy beside the way without it, in turns', async () => {
    const network = await labWays();
    const ways = [network.through('http'), { id: 'direct' } as const];
    const result = await run(network, { ways, durationMs: 1000, rate: 40 });
    expect(result.ended).toBe('complete');
    expect(result.ways).toMatchObject([{ id: 'proxy', address: '10.20.0.10' }, { id: 'direct' }]);
    expect(result.measures).toMatchObject([
      { way: 'proxy', rate: 40, due: 40, succeeded: 40, failed: 0, connections: 40 },
      { way: 'direct', rate: 40, due: 40, succeeded: 40, failed: 0, connections: 40 },
    ]);
    const tunnels = network.lab.log.filter(({ kind }) => kind === 'proxy');
    // One more, to see whether it passes at all.
    expect(tunnels).toHaveLength(41);
  });

  it('does not count what warms up', async () => {
    const network = await labWays();
    const ways = [network.through('http')];
    const result = await run(network, { ways, warmupMs: 100, durationMs: 100 });
    expect(result.measures).toMatchObject([{ due: 10, succeeded: 10 }]);
    expect(network.lab.log.filter(({ kind }) => kind === 'proxy')).toHaveLength(21);
  });

  it('makes no load where the proxy does not let it pass even once', async () => {
    const network = await labWays();
    const ways = [network.through('refusing'), { id: 'direct' } as const];
    const result = await run(network, { ways });
    expect(result.ways[0]?.leftOut).toMatchObject({ step: 'tunnel', code: 'status' });
    expect(result).toMatchObject({ measures: [], ended: 'complete' });
    expect(network.lab.log.filter(({ kind }) => kind === 'proxy')).toHaveLength(1);
  });

  it('measures the proxy alone where there is no way beside it', async () => {
    const network = await labWays();
    const { host = '', port = 0 } = network.lab.proxies['http'] ?? {};
    const open = { host, port, address: host, toPort: port };
    const closed = { host: '', address: '127.0.0.1', toPort: 9 };
    const net = { ...network.net, connectTo: [open, closed] };
    const proxy = { kind: 'http', host, port } as const;
    const ways = [{ id: 'proxy', proxy }, { id: 'direct' }] as const;
    const result = await run({ ...network, net }, { ways });
    expect(result.ways[1]?.leftOut).toMatchObject({ step: 'connect', code: 'refused' });
    expect(result.measures).toMatchObject([{ way: 'proxy', succeeded: 10 }]);
    expect(result).not.toHaveProperty('cost');
  });

  it('leaves out a proxy whose name is not found', async () => {
    const network = await labWays();
    const proxy = { kind: 'http', host: 'nowhere.invalid', port: 8080 } as const;
    const net = { ...network.net, connectTo: [] };
    const result = await run({ ...network, net }, { ways: [{ id: 'proxy', proxy }] });
    expect(result.ways[0]?.leftOut).toMatchObject({ step: 'resolve', code: 'name-not-found' });
    expect(result.measures).toEqual([]);
  });

  it('opens no more connections than it may', async () => {
    const network = await labWays();
    const result = await run(network, {
      ways: [network.through('http')],
      rate: 1000,
      durationMs: 60_000,
      maxConnections: 25,
    });
    expect(result.ended).toBe('connections');
    expect(network.lab.log.filter(({ kind }) => kind === 'proxy')).toHaveLength(25);
    expect(result.measures).toMatchObject([{ succeeded: 24, unfinished: 0 }]);
  });

  it('ends when the bytes are used up', async () => {
    const network = await labWays();
    const result = await run(network, {
      ways: [network.through('http')],
      load: 'transfer',
      durationMs: 60_000,
      rate: 1000,
      uploadBytes: 1000,
      target: { ...loadOptions().target, host: 'other.example', url: 'https://other.example/' },
      maxBytes: 30_000,
    });
    expect(result.ended).toBe('bytes');
    expect(result.measures[0]?.sentBytes).toBeLessThanOrEqual(30_000);
  });

  it('ends when too much fails', async () => {
    const network = await labWays();
    const target = { ...loadOptions().target, path: '/' };
    let asked = 0;
    const signal = new AbortController().signal;
    // It passes once, and then the target is gone.
    const result = await runLoad({
      options: loadOptions({ target, durationMs: 60_000, rate: 500 }),
      ways: [network.through('http')],
      net: network.net,
      random: Math.random,
      signal,
      onSlice: () => {
        asked += 1;
        void network.lab.close();
      },
    });
    expect(asked).toBe(1);
    expect(result.ended).toBe('errors');
    expect(result.measures[0]?.failed).toBeGreaterThanOrEqual(10);
  });

  it('ends with what it has when it is aborted', async () => {
    const network = await labWays();
    const controller = new AbortController();
    const result = await runLoad({
      options: loadOptions({ durationMs: 60_000 }),
      ways: [network.through('http')],
      net: network.net,
      random: Math.random,
      signal: controller.signal,
      onSlice: ({ tally }) => {
        const timer = setInterval(() => {
          if (tally.succeeded < 5) return;
          clearInterval(timer);
          controller.abort(new Error('interrupted'));
        }, 1);
      },
    });
    expect(result.ended).toBe('interrupted');
    expect(result.measures[0]?.succeeded).toBeGreaterThanOrEqual(5);
  });

  it('measures nothing where it was aborted before', async () => {
    const network = await labWays();
    const ways = [network.through('http')];
    const result = await run(network, { ways, signal: AbortSignal.abort() });
    expect(result).toMatchObject({ ended: 'interrupted', measures: [] });
    expect(network.lab.log).toEqual([]);
  });
});
