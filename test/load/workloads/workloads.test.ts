import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { locateWay } from '../../../src/load/locate-way.ts';
import type { PreparedWorkload, WorkloadInput } from '../../../src/load/workloads/workload.ts';
import { workloads } from '../../../src/load/workloads/workloads.ts';
import type { LoadName, LoadTarget, LoadWay } from '../../../src/model/load/load.ts';
import { type LabWays, labWays, plainTarget, secureTarget } from '../lab-ways.ts';

const signal = new AbortController().signal;

interface Prepared extends PreparedWorkload {
  readonly spent: { connections: number; bytes: number };
}

interface PrepareInput {
  readonly way: LoadWay;
  readonly target?: LoadTarget;
  readonly uploadBytes?: number;
  readonly ending?: WorkloadInput['ending'];
}

async function prepare(
  load: LoadName,
  { net }: LabWays,
  { way: given, target = secureTarget, uploadBytes = 0, ending = 'fin' }: PrepareInput,
): Promise<Prepared> {
  const way = await locateWay(given, target, { ...net, signal });
  const spent = { connections: 0, bytes: 0 };
  const budget: WorkloadInput['budget'] = {
    onConnection: () => {
      spent.connections += 1;
    },
    onBytes: (bytes) => {
      spent.bytes += bytes;
    },
  };
  return { spent, ...workloads[load]({ way, target, net, uploadBytes, ending, budget }) };
}

const stepsOf = ({ steps }: Awaited<ReturnType<PreparedWorkload['operate']>>): string[] =>
  steps.map(({ step }) => step);

describe('tunnels and handshakes', () => {
  it.each([
    ['http', 'tunnels', ['connect', 'tunnel']],
    ['https', 'tunnels', ['connect', 'proxy-handshake', 'tunnel']],
    ['socks5', 'tunnels', ['connect', 'tunnel']],
    ['http', 'handshakes', ['connect', 'tunnel', 'handshake']],
    ['https', 'handshakes', ['connect', 'proxy-handshake', 'tunnel', 'handshake']],
    ['socks5', 'handshakes', ['connect', 'tunnel', 'handshake']],
  ] as const)('take each step of a proxy of kind %s: %s', async (proxy, load, steps) => {
    const network = await labWays();
    const { operate, spent } = await prepare(load, network, { way: network.through(proxy) });
    for (const round of [1, 2]) {
      const outcome = await operate(signal);
      expect(outcome).toMatchObject({ failure: null, connections: 1 });
      expect(stepsOf(outcome)).toEqual(steps);
      expect(spent.connections).toBe(round);
    }
    const tunnels = network.lab.log.filter(({ kind }) => kind === 'proxy');
    expect(tunnels).toHaveLength(2);
    expect(tunnels).toMatchObject([{ target: 'service.example:443', passed: true }, {}]);
  });

  it('go straight to the target where there is no proxy', async () => {
    const network = await labWays();
    const { operate } = await prepare('handshakes', network, { way: { id: 'direct' } });
    expect(stepsOf(await operate(signal))).toEqual(['connect', 'handshake']);
    expect(network.lab.log.filter(({ kind }) => kind === 'proxy')).toEqual([]);
  });

  it('say at which step they failed, with the steps before it', async () => {
    const network = await labWays();
    const { operate } = await prepare('tunnels', network, { way: network.through('refusing') });
    const outcome = await operate(signal);
    expect(outcome.failure).toMatchObject({ step: 'tunnel', code: 'status' });
    expect(outcome.failure?.detail).toContain('403');
    expect(stepsOf(outcome)).toEqual(['connect']);
  });

  it.each([
    ['fin', 'end'],
    ['reset', 'error'],
  ] as const)('end their connection by %s where that is asked for', async (ending, event) => {
    const network = await labWays();
    const server = createServer();
    onTestFinished(() => void server.close());
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const seen = Promise.withResolvers<string>();
    server.on('connection', (socket) => {
      socket.once('data', () => socket.write('HTTP/1.1 200 OK\r\n\r\n'));
      socket.on('end', () => seen.resolve('end'));
      socket.on('error', () => seen.resolve('error'));
    });
    const { port } = server.address() as AddressInfo;
    const proxy = { kind: 'http', host: '127.0.0.1', port } as const;
    const net = { ...network.net, connectTo: [] };
    const way = { id: 'proxy', proxy } as const;
    const { operate } = await prepare('tunnels', { ...network, net }, { way, ending });
    expect((await operate(signal)).failure).toBeNull();
    expect(await seen.promise).toBe(event);
  });

  it('say that nobody listens', async () => {
    const network = await labWays();
    const proxy = { kind: 'http', host: '10.20.0.99', port: 9 } as const;
    const { operate } = await prepare('tunnels', network, { way: { id: 'proxy', proxy } });
    const outcome = await operate(signal);
    expect(outcome).toMatchObject({
      steps: [],
      failure: { step: 'connect', code: 'refused' },
      connections: 1,
    });
  });
});

describe('requests', () => {
  it.each(['http', 'https', 'socks5'])(
    'keep their tunnel through a proxy of kind %s',
    async (name) => {
      const network = await labWays();
      const load = await prepare('requests', network, { way: network.through(name) });
      const first = await load.operate(signal);
      expect(first).toMatchObject({ failure: null, status: 200, connections: 1 });
      expect(stepsOf(first).at(-1)).toBe('exchange');
      expect(stepsOf(first)).toContain('handshake');
      for (const _ of [1, 2, 3]) {
        const next = await load.operate(signal);
        expect(next).toMatchObject({ failure: null, status: 200, connections: 0 });
        expect(stepsOf(next)).toEqual(['exchange']);
      }
      expect(load.spent.connections).toBe(1);
      const served = network.lab.log.filter(({ kind }) => kind === 'request');
      expect(served).toHaveLength(4);
      load.close();
    },
  );

  it('open as many connections as there are requests at one time', async () => {
    const network = await labWays();
    const load = await prepare('requests', network, { way: network.through('http') });
    await Promise.all([1, 2, 3].map(() => load.operate(signal)));
    await Promise.all([1, 2, 3].map(() => load.operate(signal)));
    expect(load.spent.connections).toBe(3);
    load.close();
  });

  it('ask a proxy for a plain URL in absolute form, and a SOCKS proxy for a tunnel', async () => {
    const network = await labWays();
    const byHttp = await prepare('requests', network, {
      way: network.through('http'),
      target: plainTarget,
    });
    expect(stepsOf(await byHttp.operate(signal))).toEqual(['connect', 'exchange']);
    expect(await byHttp.operate(signal)).toMatchObject({ status: 200, receivedBytes: 4 });
    const bySocks = await prepare('requests', network, {
      way: network.through('socks5'),
      target: plainTarget,
    });
    expect(stepsOf(await bySocks.operate(signal))).toEqual(['connect', 'tunnel', 'exchange']);
    byHttp.close();
    bySocks.close();
  });

  it('fail with the status of an answer that is none of success', async () => {
    const network = await labWays();
    const target = { ...secureTarget, path: '/not-there' };
    const load = await prepare('requests', network, { way: { id: 'direct' }, target });
    const outcome = await load.operate(signal);
    expect(outcome).toMatchObject({
      status: 404,
      failure: { step: 'exchange', code: 'status', detail: '404' },
    });
    load.close();
  });

  it('end with the signal', async () => {
    const network = await labWays();
    const load = await prepare('requests', network, { way: network.through('http') });
    await load.operate(signal);
    const controller = new AbortController();
    const cut = load.operate(controller.signal);
    controller.abort(new Error('enough'));
    await expect(cut).rejects.toThrow('enough');
    expect(await load.operate(signal)).toMatchObject({ failure: null, connections: 1 });
    load.close();
  });
});

describe('transfer', () => {
  it('counts the bytes of bodies each way', async () => {
    const network = await labWays();
    const load = await prepare('transfer', network, {
      way: network.through('http'),
      target: { ...secureTarget, host: 'other.example', url: 'https://other.example/' },
      uploadBytes: 100_000,
    });
    const outcome = await load.operate(signal);
    expect(outcome).toMatchObject({ failure: null, status: 200, sentBytes: 100_000 });
    expect(outcome.receivedBytes).toBe(4);
    expect(load.spent.bytes).toBe(100_004);
    const served = network.lab.log.filter(({ kind }) => kind === 'request');
    expect(served).toMatchObject([{ method: 'POST', host: 'other.example' }]);
    load.close();
  });
});
