import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { openOtlp, type Pushing } from '../../../../src/cli/serve/otlp/open-otlp.ts';
import { emptyAnswer, tcpServer } from '../../loopback.ts';
import { type Serving, sampleOf, serving } from '../serving.ts';
import { type ReadMetric, readOtlp } from './read-otlp.ts';

interface Post {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Uint8Array;
}

interface Collector {
  readonly url: URL;
  readonly posts: readonly Post[];
  /** The most that were under way at once. */
  readonly atOnce: () => number;
}

type Behaviour = (response: ServerResponse, request: IncomingMessage) => void;

async function collector(behave: Behaviour = (response) => response.end()): Promise<Collector> {
  const posts: Post[] = [];
  let open = 0;
  let most = 0;
  const server = createServer(async (request, response) => {
    open += 1;
    most = Math.max(most, open);
    response.on('close', () => {
      open -= 1;
    });
    const body = await buffer(request).catch(() => Buffer.alloc(0));
    posts.push({ path: request.url ?? '', headers: request.headers, body });
    behave(response, request);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    posts,
    atOnce: () => most,
  };
}

interface Started extends Pushing {
  readonly said: readonly string[];
}

/** Pushes what a server has, every second. */
function push(url: URL, server: Serving): Started {
  vi.stubEnv('OTEL_METRIC_EXPORT_INTERVAL', '1000');
  const said: string[] = [];
  const { told, pushed } = server;
  const pushing = openOtlp(url)({ told, pushed, say: (line) => void said.push(line) });
  onTestFinished(pushing.close);
  return { ...pushing, said };
}

/** A server with two audits that have ended, and a probe. */
async function busy(): Promise<Serving> {
  const { port } = await tcpServer(emptyAnswer);
  const targets = [`http://127.0.0.1:${port}/`, 'http://127.0.0.1:1/'];
  const server = await serving({
    ...{ routes: ['direct'], interceptionCheck: false },
    profiles: { one: { targets }, other: { targets: targets.slice(0, 1) } },
    serve: { targets: ['127.0.0.1:*'], audits: { one: {}, other: {} } },
  });
  await server.get(`/probe?target=${targets[0]}`);
  for (const audit of ['one', 'other']) {
    await vi.waitFor(async () => {
      expect((await server.get(`/probe?audit=${audit}`)).status).toBe(200);
    }, 20_000);
  }
  return server;
}

const idle = { serve: { targets: ['127.0.0.1:*'] } };

/** Of a text that is scraped: each series, and its value. */
function scraped(text: string, more: Readonly<Record<string, string>> = {}): Map<string, number> {
  const series = text.matchAll(/^([a-z0-9_]+)(?:\{(.*)\})? (\S+)$/gm);
  return new Map(
    Array.from(series, ([, name = '', labels = '', value]) => {
      const pairs = Array.from(
        labels.matchAll(/([a-z0-9_]+)="((?:[^"\\]|\\.)*)"/g),
        ([, key = '', held = '']) => [key, held.replace(/\\(.)/g, '$1')],
      );
      return [keyOf(name, { ...Object.fromEntries(pairs), ...more }), Number(value)];
    }),
  );
}

function keyOf(name: string, labels: Readonly<Record<string, string>>): string {
  const { le } = labels;
  // `1.0` of one and `1` of the other are the same edge.
  const edge = le === undefined ? {} : { le: String(Number(le.replace('+Inf', 'Infinity'))) };
  return `${name} ${JSON.stringify(Object.entries({ ...labels, ...edge }).sort())}`;
}

/** The same of what was pushed, as a collector that stores it for Prometheus would write it. */
function stored(metrics: readonly ReadMetric[]): Map<string, number> {
  return new Map(
    metrics.flatMap(({ name, points }) =>
      points.flatMap(({ attributes, value, count, counts, bounds }): [string, number][] => {
        if (counts.length === 0) return [[keyOf(name, attributes), value]];
        let upTo = 0;
        const buckets = counts.map((own, at): [string, number] => {
          upTo += own;
          const le = String(bounds[at] ?? Number.POSITIVE_INFINITY);
          return [keyOf(`${name}_bucket`, { ...attributes, le }), upTo];
        });
        return [
          ...buckets,
          [keyOf(`${name}_sum`, attributes), value],
          [keyOf(`${name}_count`, attributes), count],
        ];
      }),
    ),
  );
}

/** What is another at each look. */
const changing = /^(process|nodejs)_|^netready_serve_(http_requests|otlp_pushes)_total/;

afterEach(() => vi.unstubAllEnvs());

describe('openOtlp()', { timeout: 60_000 }, () => {
  it('pushes the very series, with their values, that are scraped', async () => {
    const server = await busy();
    const { url, posts } = await collector();
    push(url, server);
    await vi.waitFor(() => expect(posts.length).toBeGreaterThan(1), 10_000);
    const { metrics } = readOtlp(posts[1]?.body ?? new Uint8Array());
    const pushed = stored(metrics);
    const expected = new Map([
      ...scraped((await server.get('/metrics')).text),
      ...scraped((await server.get('/probe?audit=one')).text, { audit: 'one' }),
      ...scraped((await server.get('/probe?audit=other')).text, { audit: 'other' }),
    ]);
    const steady = (all: Map<string, number>): [string, number][] =>
      [...all].filter(([key]) => !changing.test(key)).sort();
    expect(steady(pushed)).toEqual(steady(expected));
    expect(steady(pushed).length).toBeGreaterThan(150);
    // Of the others the names: a collection of garbage, a handle more has labels of its own.
    const names = (all: Map<string, number>): string[] =>
      [...new Set([...all.keys()].map((key) => key.split(' ')[0] ?? ''))].sort();
    expect(names(pushed)).toEqual(names(expected));
  });

  it('says what each is: kind, unit, since when', async () => {
    const server = await busy();
    const before = BigInt(Date.now()) * 1_000_000n;
    const { url, posts } = await collector();
    push(url, server);
    await vi.waitFor(() => expect(posts.length).toBeGreaterThan(0), 10_000);
    const { metrics } = readOtlp(posts[0]?.body ?? new Uint8Array());
    const of = (name: string): ReadMetric | undefined => metrics.find((one) => one.name === name);
    expect(of('netready_serve_probes_total')).toMatchObject({
      ...{ kind: 'sum', isMonotonic: true, temporality: 2, unit: '' },
    });
    expect(of('probe_duration_seconds')).toMatchObject({ kind: 'gauge', unit: 's' });
    expect(of('process_resident_memory_bytes')).toMatchObject({ kind: 'gauge', unit: 'By' });
    expect(of('netready_serve_probe_duration_seconds')).toMatchObject({
      ...{ kind: 'histogram', temporality: 2, unit: 's' },
    });
    expect(new Set(metrics.map(({ name }) => name)).size).toBe(metrics.length);
    for (const { name, points } of metrics) {
      expect(points, name).not.toEqual([]);
      for (const { start, time } of points) {
        expect(start).toBeLessThanOrEqual(time);
        expect(start).toBeGreaterThan(before - 3_600_000_000_000n);
        expect(time).toBeGreaterThanOrEqual(before);
      }
    }
  });

  it('goes by the variables of OpenTelemetry, and the command line has no secret', async () => {
    vi.stubEnv('OTEL_EXPORTER_OTLP_HEADERS', 'authorization=Bearer%20abc,x-tenant=one');
    vi.stubEnv('OTEL_EXPORTER_OTLP_COMPRESSION', 'gzip');
    vi.stubEnv('OTEL_RESOURCE_ATTRIBUTES', 'site=berlin,service.instance.id=berlin-1');
    vi.stubEnv('OTEL_SERVICE_NAME', 'way out');
    const { url, posts } = await collector();
    push(new URL('/api/v1/otlp/', url), await serving(idle));
    await vi.waitFor(() => expect(posts.length).toBeGreaterThan(0), 10_000);
    const [post] = posts;
    expect(post?.path).toBe('/api/v1/otlp/v1/metrics');
    expect(post?.headers).toMatchObject({
      ...{ authorization: 'Bearer abc', 'x-tenant': 'one', 'content-encoding': 'gzip' },
      'content-type': 'application/x-protobuf',
    });
    expect(readOtlp(gunzipSync(post?.body ?? new Uint8Array())).resource).toMatchObject({
      ...{ 'service.name': 'way out', 'service.instance.id': 'berlin-1', site: 'berlin' },
    });
  });

  it('tells nothing of the machine that nobody asked for', async () => {
    const { url, posts } = await collector();
    push(url, await serving(idle));
    await vi.waitFor(() => expect(posts.length).toBeGreaterThan(0), 10_000);
    const { resource } = readOtlp(posts[0]?.body ?? new Uint8Array());
    expect(Object.keys(resource).sort()).toEqual([
      ...['service.instance.id', 'service.name', 'service.version'],
    ]);
  });

  it('pushes a last time at its end', async () => {
    const { url, posts } = await collector();
    vi.stubEnv('OTEL_METRIC_EXPORT_INTERVAL', '3600000');
    const { told, pushed } = await serving(idle);
    const pushing = openOtlp(url)({ told, pushed, say: () => {} });
    await pushing.close();
    expect(posts).toHaveLength(1);
  });

  const rejected = Buffer.from([0x0a, 0x04, 0x08, 0x07, 0x12, 0x00]);
  const hostile: Readonly<
    Record<string, readonly [Behaviour, outcome: string, said: RegExp | undefined]>
  > = {
    'refuses with a page of its own': [
      (response) => response.writeHead(401).end('<h1>Bearer abc \x1b[31m</h1>'.repeat(1000)),
      ...(['failed', /: it answers 401;/] as const),
    ],
    'redirects elsewhere': [
      (response) => response.writeHead(307, { Location: 'http://127.0.0.1:1/' }).end(),
      ...(['failed', /: it answers 307;/] as const),
    ],
    'answers without end': [
      (response) => {
        const more = (): void => {
          while (!response.destroyed && response.write(Buffer.alloc(65_536)));
          response.once('drain', more);
        };
        more();
      },
      ...(['failed', /its answer has no end/] as const),
    ],
    'never answers': [() => {}, 'failed', /longer than 600 ms/],
    'answers a byte at a time': [
      (response) => {
        const timer = setInterval(() => response.write('x'), 50);
        response.on('close', () => clearInterval(timer));
      },
      ...(['failed', /longer than 600 ms/] as const),
    ],
    'hangs up': [(response) => response.destroy(), 'failed', /./],
    'takes a part': [
      (response) => response.end(rejected),
      ...(['partial', /7 points were rejected/] as const),
    ],
    'answers nonsense': [
      (response) => response.end(Buffer.alloc(60_000, 0xff)),
      'taken',
      undefined,
    ],
  };

  it.each(Object.entries(hostile))(
    'is not held up by a collector that %s',
    async (_, [behave, outcome, said]) => {
      if (said?.source.includes('600')) vi.stubEnv('OTEL_EXPORTER_OTLP_TIMEOUT', '600');
      const server = await serving(idle);
      const { url, atOnce } = await collector(behave);
      const pushing = push(url, server);
      const series = `netready_serve_otlp_pushes_total{outcome="${outcome}"}`;
      await vi.waitFor(async () => {
        expect(sampleOf((await server.get('/metrics')).text, series)).toBeGreaterThan(1);
      }, 40_000);
      expect(atOnce()).toBe(1);
      expect((await server.get('/-/healthy')).status).toBe(200);
      // Once, however often it fails; and nothing of what it answered.
      expect(pushing.said).toHaveLength(said ? 1 : 0);
      if (said) expect(pushing.said[0]).toMatch(said);
      expect(pushing.said.join()).not.toMatch(/Bearer|h1/);
      const closing = performance.now();
      await pushing.close();
      expect(performance.now() - closing).toBeLessThan(9000);
    },
  );

  it('says once that nobody listens, and once that it goes well again', async () => {
    const server = await serving(idle);
    let isWell = false;
    const { url } = await collector((response) => response.writeHead(isWell ? 200 : 503).end());
    const { said } = push(url, server);
    await vi.waitFor(() => expect(said).toHaveLength(1), 10_000);
    isWell = true;
    await vi.waitFor(() => expect(said).toHaveLength(2), 10_000);
    expect(said[1]).toContain('takes the metrics again');
  });
});
