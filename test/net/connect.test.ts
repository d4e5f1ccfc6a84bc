import { describe, expect, it } from 'vitest';
import { openBlackHole } from '../../src/lab/network/black-hole.ts';
import { connect, mapConnection } from '../../src/net/connect.ts';
import { closed, closedPort, tcpServer } from './loopback.ts';
import { netOptions } from './net-options.ts';
import { expectAtDeadline, shortMs } from './silence.ts';

const to = (port: number) =>
  ({ host: 'a.example', address: '127.0.0.1', port, role: 'target' }) as const;

describe('connect()', () => {
  it('gives an open connection', async () => {
    const { port, sockets } = await tcpServer(() => {});
    const { observation, tap } = await connect(to(port), netOptions());
    expect(observation).toMatchObject({
      step: 'connect',
      role: 'target',
      address: '127.0.0.1',
      port,
      failure: null,
    });
    expect(observation.startedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(observation).not.toHaveProperty('connectedTo');
    tap?.destroy();
    await closed(sockets[0]);
  });

  it('reports refused when the port is closed', async () => {
    const port = await closedPort();
    const { observation, tap } = await connect(to(port), netOptions());
    expect(observation.failure?.code).toBe('refused');
    expect(tap).toBeUndefined();
  });

  it('waits for its deadline where it is sent nowhere', async () => {
    const connectTo = [{ host: 'a.example', address: '127.0.0.1', toPort: 0 }];
    const { observation, tap } = await connect(
      to(443),
      netOptions({ timeoutMs: shortMs, connectTo }),
    );
    expect(observation.failure?.code).toBe('timeout');
    expectAtDeadline(observation.durationMs);
    expect(tap).toBeUndefined();
  });

  it('reports a timeout at its deadline when nobody answers', async () => {
    const hole = await openBlackHole();
    try {
      const { observation, tap } = await connect(to(hole.port), netOptions({ timeoutMs: shortMs }));
      expect(observation.failure?.code).toBe('timeout');
      expectAtDeadline(observation.durationMs);
      expect(tap).toBeUndefined();
    } finally {
      await hole.close();
    }
  });

  it('rejects with the reason when it is aborted', async () => {
    const hole = await openBlackHole();
    try {
      const abort = new AbortController();
      const waiting = connect(to(hole.port), netOptions({ signal: abort.signal }));
      setImmediate(() => abort.abort('enough'));
      await expect(waiting).rejects.toBe('enough');
    } finally {
      await hole.close();
    }
  });

  it('goes where --connect-to sends the name, and says so', async () => {
    const { port } = await tcpServer(() => {});
    const rule = { host: 'a.example', port: 443, address: '127.0.0.1', toPort: port };
    const { observation, tap } = await connect(
      { host: 'a.example', address: '192.0.2.1', port: 443, role: 'target' },
      netOptions({ connectTo: [rule] }),
    );
    expect(observation).toMatchObject({
      address: '192.0.2.1',
      port: 443,
      connectedTo: `127.0.0.1:${port}`,
      failure: null,
    });
    tap?.destroy();
  });
});

describe('mapConnection()', () => {
  const rules = [
    { host: 'a.example', port: 443, address: '127.0.0.1', toPort: 1 },
    { host: '192.0.2.7', address: '127.0.0.1', toPort: 2 },
    { host: '', port: 80, address: '127.0.0.1', toPort: 3 },
  ];

  it('matches the name, or the address, at the port', () => {
    expect(mapConnection(['a.example', '192.0.2.1'], 443, rules)?.port).toBe(1);
    expect(mapConnection(['b.example', '192.0.2.7'], 443, rules)?.port).toBe(2);
    expect(mapConnection(['b.example', '192.0.2.1'], 80, rules)?.port).toBe(3);
  });

  it('lets the first rule decide, and leaves the rest alone', () => {
    expect(mapConnection(['a.example', '192.0.2.7'], 80, rules)?.port).toBe(2);
    expect(mapConnection(['b.example', '192.0.2.1'], 443, rules)).toBeUndefined();
  });
});
