import { getEventListeners } from 'node:events';
import { connect, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Attempt } from '../../src/model/audit/attempt.ts';
import type { Observation } from '../../src/model/audit/observation.ts';
import type { RecordLine } from '../../src/model/audit/record.ts';
import { trustStore } from '../../src/net/tls/trust.ts';
import { openWaits } from '../../src/probe/kept-waits.ts';
import { type RunOptions, runAttempts } from '../../src/probe/run-attempts.ts';
import { authority, serverCredential } from '../net/authorities.ts';
import { dnsServer, silent } from '../net/dns-server.ts';
import { answers, tcpServer, tlsServer } from '../net/loopback.ts';
import { netOptions } from '../net/net-options.ts';
import { expectWithin, shortMs } from '../net/silence.ts';
import { attempt } from './attempt.ts';

const trust = trustStore({ added: [authority.root] });
const page = 'HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\npage';

interface Over extends Partial<Omit<RunOptions, 'net' | 'onLine'>> {
  readonly onLine?: (line: RecordLine) => void;
  readonly timeoutMs?: number;
}

async function run(
  attempts: readonly Attempt[],
  port: number,
  { onLine, timeoutMs = 20_000, ...over }: Over = {},
): Promise<RecordLine[]> {
  const lines: RecordLine[] = [];
  const {
    signal,
    onCertificate: _,
    ...net
  } = netOptions({
    trust,
    timeoutMs,
    connectTo: [{ host: '', address: '127.0.0.1', toPort: port }],
  });
  await runAttempts(attempts, {
    net,
    signal,
    concurrency: 4,
    ...over,
    onLine: (line) => {
      lines.push(line);
      onLine?.(line);
    },
  });
  return lines;
}

const tries = (count: number, over: Partial<Attempt> = {}): Attempt[] =>
  Array.from({ length: count }, (_, i) =>
    attempt({ id: `a${i + 1}`, address: '192.0.2.1', ...over }),
  );

const ofAttempt = (lines: readonly RecordLine[], id: string): RecordLine[] =>
  lines.filter(
    (line) =>
      (line.type === 'attempt' && line.attempt.id === id) ||
      (line.type === 'observation' && line.observation.attempt === id) ||
      (line.type === 'finished' && line.attempt === id),
  );

describe('runAttempts()', () => {
  it('hands out each attempt, its observations numbered, and its end', async () => {
    const { port } = await tlsServer(await serverCredential(), answers(page));
    const lines = await run(tries(6), port);
    for (const { id } of tries(6)) {
      const own = ofAttempt(lines, id);
      expect(own.map(({ type }) => type)).toEqual([
        'attempt',
        'observation',
        'observation',
        'observation',
        'finished',
      ]);
      const ids = own.flatMap((l) => (l.type === 'observation' ? [l.observation.id] : []));
      expect(ids).toEqual([`${id}.1`, `${id}.2`, `${id}.3`]);
    }
  });

  it('hands each certificate out once, before the observation that names it', async () => {
    const { port } = await tlsServer(await serverCredential(), answers(page));
    const lines = await run(tries(4), port);
    const known = new Set<string>();
    for (const line of lines) {
      if (line.type === 'certificate') {
        expect(known).not.toContain(line.certificate.id);
        known.add(line.certificate.id);
      }
      if (line.type !== 'observation' || line.observation.step !== 'handshake') continue;
      for (const id of line.observation.chain ?? []) expect(known).toContain(id);
    }
    // The leaf, the one that signed it, and the root in which they end.
    expect(known.size).toBe(3);
  });

  it('counts the hops of a redirect from 1, and leaves the first request without', async () => {
    const { port } = await tcpServer((socket) => {
      socket.once('data', (bytes) => {
        const isFirst = String(bytes).startsWith('GET / ');
        const head = 'HTTP/1.1 302 Found\r\nLocation: /next\r\ncontent-length: 0\r\n\r\n';
        socket.write(isFirst ? head : page);
      });
    });
    const follow = { method: 'GET', status: 200, accepts: [], follow: true, source: 't' } as const;
    const tried = tries(1, { scheme: 'http', port: 80, host: '192.0.2.1', expect: follow });
    const lines = await run(tried, port);
    const hops = lines.flatMap((l) => (l.type === 'observation' ? [l.observation.hop] : []));
    expect(hops).toEqual([undefined, undefined, 1, 1]);
  });

  it('marks a step that our own loop delayed', async () => {
    const { port } = await tcpServer((socket) => {
      socket.once('data', () => {
        socket.write(page);
        const end = performance.now() + 60;
        while (performance.now() < end);
      });
    });
    const lines = await run(tries(1, { scheme: 'http', port: 80 }), port);
    const delays = lines.flatMap((l) =>
      l.type === 'observation' && l.observation.step === 'exchange'
        ? [l.observation.delayedMs]
        : [],
    );
    expect(delays[0]).toBeGreaterThan(30);
  });

  it('leaves an attempt unfinished that was aborted, and resolves', async () => {
    const abort = new AbortController();
    const { port } = await tcpServer((socket) => {
      socket.once('data', () => abort.abort(new Error('enough')));
    });
    const lines = await run(tries(3), port, { signal: abort.signal, concurrency: 1 });
    expect(lines.map(({ type }) => type)).toEqual(['attempt', 'observation']);
    expect(getEventListeners(abort.signal, 'abort')).toHaveLength(0);
  });

  it('ends at once with what goes on beside a refusal, where it is aborted', async () => {
    const abort = new AbortController();
    const { port } = await tcpServer(answers('HTTP/1.1 403 No\r\n\r\n'));
    const proxy = { kind: 'http', host: '127.0.0.1', port } as const;
    const nameServers = [await dnsServer(silent)];
    let aborted = 0;
    await runAttempts(tries(1, { proxy }), {
      net: netOptions({ trust, timeoutMs: 20_000, nameServers }),
      concurrency: 4,
      signal: abort.signal,
      onLine: ({ type }) => {
        if (type !== 'finished') return;
        aborted = performance.now();
        abort.abort(new Error('enough'));
      },
    });
    expect(aborted).toBeGreaterThan(0);
    expectWithin(performance.now() - aborted, 700);
    expect(getEventListeners(abort.signal, 'abort')).toHaveLength(0);
  });

  it('gives a longer try what an older connection has come to, where both were silent for a deadline', async () => {
    const origin = await tlsServer(await serverCredential(), answers(page));
    const asked: Socket[] = [];
    const listening = await tcpServer((socket) => {
      socket.once('data', () => {
        asked.push(socket);
        // The second one shows that the first was told as silent, and is there all the same.
        const [first] = asked;
        if (asked.length < 2 || first === undefined) return;
        const upstream = connect({ host: '127.0.0.1', port: origin.port });
        upstream.on('error', () => {});
        first.write('HTTP/1.1 200 OK\r\n\r\n');
        first.pipe(upstream).pipe(first);
      });
    });
    const [timeoutMs, mostMs] = [shortMs, 20_000];
    const { signal } = new AbortController();
    const waits = openWaits({ timeoutMs, mostMs, signal });
    onTestFinished(waits.end);
    const proxy = { kind: 'http', host: '127.0.0.1', port: listening.port } as const;
    const one = attempt({ proxy });
    const longer = {
      ...one,
      id: 'a2',
      purpose: 'repeat',
      controlOf: 'a1',
      timeoutMs: mostMs,
    } as const;
    const tunnelOf = (lines: readonly RecordLine[]): Observation | undefined =>
      lines
        .flatMap((line) => (line.type === 'observation' ? [line.observation] : []))
        .find(({ step }) => step === 'tunnel');

    const first = await run([one], listening.port, { timeoutMs, waits, signal });
    expect(tunnelOf(first)?.failure?.code).toBe('timeout');
    expect(first.at(-1)).toEqual({ type: 'finished', attempt: 'a1' });
    const second = await run([longer], listening.port, { timeoutMs, waits, signal });
    const late = tunnelOf(second);
    expect(late?.failure).toBeNull();
    expect(late?.attempt).toBe('a2');
    expect(late?.startedAt).toBe(tunnelOf(first)?.startedAt);
    expect(late?.durationMs).toBeGreaterThan(timeoutMs);
    expect(second.at(-1)).toEqual({ type: 'finished', attempt: 'a2' });
  });

  it('starts nothing where the signal was aborted before', async () => {
    const lines = await run(tries(3), 1, { signal: AbortSignal.abort(new Error('enough')) });
    expect(lines).toEqual([]);
  });

  it('has no more in flight than it may', async () => {
    let inFlight = 0;
    let most = 0;
    const { port } = await tcpServer((socket) => {
      inFlight += 1;
      most = Math.max(most, inFlight);
      socket.once('close', () => {
        inFlight -= 1;
      });
      socket.once('data', () => setTimeout(() => socket.write(page), 10));
    });
    await run(tries(12, { scheme: 'http', port: 80 }), port, { concurrency: 1 });
    // The server sees a connection's end a moment after the next one's start.
    expect(most).toBeLessThanOrEqual(2);
  });

  it('rejects with what its listener throws, and leaves no listener with the signal', async () => {
    const { port } = await tcpServer(answers(page));
    const abort = new AbortController();
    const running = run(tries(2, { scheme: 'http', port: 80 }), port, {
      signal: abort.signal,
      onLine: ({ type }) => {
        if (type === 'finished') throw new Error('disk full');
      },
    });
    await expect(running).rejects.toThrow('disk full');
    expect(getEventListeners(abort.signal, 'abort')).toHaveLength(0);
  });
});
