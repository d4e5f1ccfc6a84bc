import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { emptyAnswer, tcpServer } from '../loopback.ts';
import { startCli, temporaryFolder } from '../run-cli.ts';
import { sampleOf } from './serving.ts';

/** The built server, which may probe one host on any port. */
async function start(): Promise<{ readonly url: string; readonly port: number }> {
  const folder = await temporaryFolder();
  const config = { routes: ['direct'], serve: { targets: ['127.0.0.1:*'] } };
  await writeFile(join(folder, 'a.json'), JSON.stringify(config));
  const words = ['serve', '--config', 'a.json', '--listen', '127.0.0.1:0'];
  const { child, outcome } = startCli(words, { cwd: folder, patienceMs: 280_000 });
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await outcome;
  });
  const [line] = await once(createInterface(child.stdout), 'line');
  const url = String(line).replace('Listening on ', '');
  return { url, port: Number(new URL(url).port) };
}

/** All that is answered to some bytes, behind which the connection is closed on this side. */
async function said(port: number, bytes: string): Promise<string> {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  socket.on('error', () => {});
  socket.end(bytes, 'latin1');
  return text(socket).catch(() => '');
}

/** Of each answer among some bytes. */
function statusesIn(answer: string): readonly number[] {
  return Array.from(answer.matchAll(/^HTTP\/1\.1 (\d{3}) /gm), ([, status]) => Number(status));
}

async function inTurns<T>(
  all: readonly T[],
  { atOnce, work }: { readonly atOnce: number; readonly work: (one: T) => Promise<void> },
): Promise<void> {
  const left = all[Symbol.iterator]();
  const worker = async (): Promise<void> => {
    for (const one of left) await work(one);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

const word = fc.oneof(
  fc.string({ unit: 'binary-ascii', maxLength: 30 }),
  fc.constantFrom('..%2f..', '%00', '%ff', '%', '&&&', '=', 'a=b', '\u0000', '\r', '\n', ' ', '?'),
  fc.constantFrom('target=', 'module=__proto__', 'audit=constructor', 'target=file:///etc/passwd'),
  fc.constantFrom(
    'target=http://evil.example/',
    'target=127.0.0.2:80',
    'target=[::ffff:127.0.0.1]',
  ),
  fc.constantFrom(
    'target=http://127.0.0.1@evil.example/',
    'target=http://evil.example%23@127.0.0.1',
  ),
);
const path = fc.oneof(
  {
    arbitrary: fc.array(word, { maxLength: 6 }).map((words) => `/probe?${words.join('&')}`),
    weight: 4,
  },
  {
    arbitrary: fc.array(word, { maxLength: 4 }).map((words) => `/report/${words.join('/')}`),
    weight: 2,
  },
  { arbitrary: fc.array(word, { maxLength: 4 }).map((words) => `/x${words.join('')}`), weight: 2 },
  {
    arbitrary: fc.integer({ min: 1, max: 20_000 }).map((length) => `/${'a'.repeat(length)}`),
    weight: 1,
  },
);
const method = fc.oneof(
  { arbitrary: fc.constant('GET'), weight: 6 },
  { arbitrary: fc.constantFrom('POST', 'PUT', 'TRACE', 'OPTIONS', 'get', 'PRI', ''), weight: 2 },
);
const header = fc.oneof(
  fc.constantFrom(
    'Host: a',
    'Host: b',
    'Content-Length: 5',
    'Content-Length: -1',
    'Expect: 100-continue',
  ),
  fc.constantFrom('Transfer-Encoding: chunked', 'Transfer-Encoding: x, chunked', 'Upgrade: h2c'),
  fc.constantFrom(
    'Connection: Upgrade',
    'Connection: close',
    'Authorization: Basic !!',
    ': a',
    ' folded',
  ),
  fc.constantFrom(
    'X-Prometheus-Scrape-Timeout-Seconds: 1e9',
    'Accept-Encoding: gzip',
    'Range: bytes=0-',
  ),
  fc.string({ unit: 'binary-ascii', maxLength: 40 }),
  fc.integer({ min: 1, max: 30_000 }).map((length) => `X: ${'y'.repeat(length)}`),
);
const request = fc
  .record({
    ...{ method, path, headers: fc.array(header, { maxLength: 8 }) },
    // Most get past the door.
    host: fc.constantFrom('Host: 127.0.0.1\r\n', 'Host: localhost\r\n', 'Host: b\r\n', ''),
    version: fc.constantFrom('HTTP/1.1', 'HTTP/1.1', 'HTTP/1.1', 'HTTP/1.0', 'HTTP/2.0', 'HTP'),
    body: fc.constantFrom('', '', 'hello', '5\r\nhello\r\n0\r\n\r\n'),
  })
  .map(
    (one) =>
      `${one.method} ${one.path} ${one.version}\r\n${one.host}${one.headers.join('\r\n')}\r\n\r\n${one.body}`,
  );
const requests = fc.oneof(
  { arbitrary: request, weight: 9 },
  { arbitrary: fc.string({ unit: 'binary', maxLength: 200 }), weight: 1 },
);

describe('netready serve, asked by who means harm', () => {
  it('answers 10,000 strange requests with nothing but 4xx, and holds no more memory', {
    timeout: 300_000,
  }, async () => {
    const { url, port } = await start();
    const target = await tcpServer(emptyAnswer);
    const residentBytes = async (): Promise<number> => {
      const told = await (await fetch(`${url}/metrics`)).text();
      return sampleOf(told, 'process_resident_memory_bytes') ?? 0;
    };
    const counts = new Map<string, number>();
    const work = async (bytes: string): Promise<void> => {
      const answer = await said(port, bytes);
      // What follows a request on its connection is asked as well.
      const kinds = statusesIn(answer).map((status) => `${Math.floor(status / 100)}xx`);
      for (const kind of kinds.length > 0 ? kinds : ['nothing']) {
        counts.set(kind, (counts.get(kind) ?? 0) + 1);
      }
      expect(kinds.filter((kind) => kind !== '4xx' && kind !== '1xx')).toEqual([]);
    };
    const drawn = (numRuns: number): readonly string[] => fc.sample(requests, numRuns);
    await inTurns(drawn(2000), { atOnce: 20, work });
    const before = await residentBytes();
    await inTurns(drawn(10_000), { atOnce: 20, work });
    expect(await residentBytes()).toBeLessThan(before + 40e6);
    expect(counts.get('4xx')).toBeGreaterThan(10_000);
    // None is an empty text, or one of blanks alone.
    expect(counts.get('nothing') ?? 0).toBeLessThan(600);
    const answer = await fetch(`${url}/probe?target=http://127.0.0.1:${target.port}/`);
    expect(await answer.text()).toContain('probe_success 1\n');
  });

  it('answers who scrapes while hundreds hold connections and send a byte now and then', {
    timeout: 300_000,
  }, async () => {
    const { url, port } = await start();
    const slow = Array.from({ length: 400 }, () => {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => {});
      onTestFinished(() => void socket.destroy());
      return socket;
    });
    const ends = slow.map((socket) => text(socket).catch(() => ''));
    await Promise.all(slow.map((socket) => once(socket, 'connect')));
    const drip = setInterval(() => {
      for (const socket of slow) if (socket.writable) socket.write('y');
    }, 500);
    for (const socket of slow) socket.write('GET / HTTP/1.1\r\nX: ');
    onTestFinished(() => clearInterval(drip));
    const floods = Array.from(
      { length: 300 },
      () => `GET / HTTP/1.1\r\n${'X: y\r\n'.repeat(5000)}\r\n`,
    );
    await inTurns(floods, {
      atOnce: 20,
      work: async (bytes) => expect(statusesIn(await said(port, bytes))).not.toContain(200),
    });
    const { status } = await fetch(`${url}/-/healthy`);
    expect(status).toBe(200);
    const answers = await Promise.all(ends);
    expect(new Set(answers.flatMap(statusesIn))).toEqual(new Set([408]));
    expect((await fetch(`${url}/-/healthy`)).status).toBe(200);
  });
});
