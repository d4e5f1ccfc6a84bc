import { describe, expect, it } from 'vitest';
import type { Observation } from '../../src/model/audit/observation.ts';
import type { RecordLine } from '../../src/model/audit/record.ts';
import { openBounds } from '../../src/probe/bounds.ts';
import { runAttempts } from '../../src/probe/run-attempts.ts';
import { dnsServer, silent } from '../net/dns-server.ts';
import { tcpServer } from '../net/loopback.ts';
import { netOptions } from '../net/net-options.ts';
import { expectWithin } from '../net/silence.ts';
import { attempt } from './attempt.ts';

interface Ran {
  readonly failed: readonly Observation[];
  /** Steps that a deadline or a duration would show to have waited. */
  readonly longestMs: number;
}

async function run(
  count: number,
  over: Parameters<typeof attempt>[0],
  {
    perProxy = 32,
    perNameServer = 64,
    ...net
  }: Parameters<typeof openBounds>[0] & Parameters<typeof netOptions>[0] = {},
): Promise<Ran> {
  const lines: RecordLine[] = [];
  await runAttempts(
    Array.from({ length: count }, (_, index) =>
      attempt({ id: `a${index + 1}`, host: `h${index + 1}.example`, ...over }),
    ),
    {
      net: netOptions(net),
      bounds: openBounds({ perProxy, perNameServer }),
      concurrency: 100,
      signal: new AbortController().signal,
      onLine: (line) => lines.push(line),
    },
  );
  const steps = lines.flatMap((line) => (line.type === 'observation' ? [line.observation] : []));
  return {
    failed: steps.filter(({ failure }) => failure !== null),
    longestMs: Math.max(...steps.map(({ durationMs }) => durationMs)),
  };
}

/** A proxy that says no after a while, and counts whom it has at a time. */
async function slowProxy(afterMs: number) {
  const counted = { now: 0, most: 0 };
  const { port } = await tcpServer((socket) => {
    counted.now += 1;
    counted.most = Math.max(counted.most, counted.now);
    socket.once('close', () => {
      counted.now -= 1;
    });
    socket.once('data', () => {
      setTimeout(() => socket.end('HTTP/1.1 403 No\r\ncontent-length: 0\r\n\r\n'), afterMs);
    });
  });
  return { counted, proxy: { kind: 'http', host: '127.0.0.1', port } as const };
}

describe('what is in flight to one proxy', () => {
  it('is bounded, and no step pays for the wait', async () => {
    const { counted, proxy } = await slowProxy(40);
    const { failed, longestMs } = await run(40, { proxy }, { perProxy: 4 });
    expect(failed).toHaveLength(40);
    // The proxy sees a connection's end a moment after the next one's start.
    expect(counted.most).toBeLessThanOrEqual(8);
    // Ten rounds of 40 ms: a step that had waited for its place would have taken most of that.
    expectWithin(longestMs, 300);
  });

  it('is told of a step that failed, and not where nothing was', async () => {
    const { proxy } = await slowProxy(40);
    const { failed } = await run(6, { proxy }, { perProxy: 3 });
    const beside = failed.map(({ inFlight }) => inFlight ?? 0);
    expect(Math.max(...beside)).toBe(2);
    const { failed: alone } = await run(2, { proxy }, { perProxy: 1 });
    expect(alone.map((step) => 'inFlight' in step)).toEqual([false, false]);
  });
});

describe('what is in flight to one name server', () => {
  it('is told of a look-up that failed', async () => {
    const nameServers = [await dnsServer(silent)];
    const { failed } = await run(6, {}, { perNameServer: 6, nameServers, timeoutMs: 200 });
    const beside = failed.map(({ inFlight }) => inFlight ?? 0);
    // Two queries for each name.
    expect(Math.max(...beside)).toBeLessThanOrEqual(2);
    const { failed: alone } = await run(2, {}, { perNameServer: 2, nameServers, timeoutMs: 200 });
    expect(alone.map((step) => 'inFlight' in step)).toEqual([false, false]);
  });
});
