import { describe, expect, it } from 'vitest';
import { emptyAnswer, tcpServer } from '../loopback.ts';
import { sampleOf, serving } from './serving.ts';

const direct = { routes: ['direct'], interceptionCheck: false };

describe('/probe?target=…', () => {
  it('audits a target that is allowed, and tells it as the blackbox exporter does', async () => {
    const { port } = await tcpServer(emptyAnswer);
    const { get } = await serving({ ...direct, serve: { targets: ['127.0.0.1:*'] } });
    const url = `http://127.0.0.1:${port}/`;
    const { status, text, headers } = await get(`/probe?target=${url}`);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(sampleOf(text, 'probe_success')).toBe(1);
    expect(sampleOf(text, 'probe_http_status_code')).toBe(200);
    const verdict = `{target="${url}",route="direct",verdict="reachable"}`;
    expect(sampleOf(text, `netready_target_verdict${verdict}`)).toBe(1);
    expect((await get('/probe?target=http://127.0.0.1:1/')).text).toContain('probe_success 0\n');
  });

  it('asks nothing that the configuration does not allow', async () => {
    const seen = await tcpServer(emptyAnswer);
    let connections = 0;
    seen.events.on('connection', () => {
      connections += 1;
    });
    const { get } = await serving({ ...direct, serve: { targets: ['*.example.com'] } });
    for (const target of [`127.0.0.1:${seen.port}`, `http://127.0.0.1:${seen.port}/`]) {
      expect((await get(`/probe?target=${target}`)).status).toBe(403);
    }
    expect(connections).toBe(0);
    const none = await serving(direct);
    expect((await none.get('/probe?target=http://127.0.0.1:1/')).status).toBe(403);
    const told = (await get('/metrics')).text;
    expect(sampleOf(told, 'netready_serve_probes_refused_total{reason="forbidden"}')).toBe(2);
  });

  it('counts by module what the last answer may be, and by none that the network lets it pass', async () => {
    const { port } = await tcpServer((socket) => {
      socket.end('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
    });
    const modules = { known: { validStatusCodes: [404] } };
    const { get } = await serving({ ...direct, serve: { targets: ['127.0.0.1:*'], modules } });
    const url = `/probe?target=http://127.0.0.1:${port}/`;
    const successOf = async (module: string): Promise<number | undefined> =>
      sampleOf((await get(`${url}&module=${module}`)).text, 'probe_success');
    expect(await successOf('')).toBe(1);
    expect(await successOf('http_2xx')).toBe(0);
    expect(await successOf('known')).toBe(1);
    const told = (await get('/metrics')).text;
    const failures = 'netready_serve_probe_failures_total';
    expect(sampleOf(told, `${failures}{module="http_2xx"}`)).toBe(1);
    expect(sampleOf(told, `${failures}{module="known"}`)).toBe(0);
    expect((await get(`${url}&module=none`)).status).toBe(400);
  });

  it('follows redirects where the status counts, and nowhere else', async () => {
    const { port } = await tcpServer((socket, request) => {
      const head = request.startsWith('GET / ')
        ? 'HTTP/1.1 301 Moved\r\nLocation: /there'
        : 'HTTP/1.1 200 OK';
      socket.end(`${head}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
    });
    const { get } = await serving({ ...direct, serve: { targets: ['127.0.0.1:*'] } });
    const url = `/probe?target=http://127.0.0.1:${port}/`;
    const followed = (await get(`${url}&module=http_2xx`)).text;
    expect(sampleOf(followed, 'probe_http_status_code')).toBe(200);
    expect(sampleOf(followed, 'probe_http_redirects')).toBe(1);
    expect(sampleOf(followed, 'probe_success')).toBe(1);
    const first = (await get(url)).text;
    expect(sampleOf(first, 'probe_http_status_code')).toBe(301);
    expect(sampleOf(first, 'probe_success')).toBe(1);
  });

  it('goes by the profile that is named as a module', async () => {
    const { port } = await tcpServer(emptyAnswer);
    const profiles = { dead: { routes: ['http://127.0.0.1:1'] } };
    const { get } = await serving({ ...direct, profiles, serve: { targets: ['127.0.0.1:*'] } });
    const url = `/probe?target=http://127.0.0.1:${port}/`;
    expect((await get(url)).text).toContain('probe_success 1\n');
    expect((await get(`${url}&module=dead`)).text).toContain('probe_success 0\n');
    expect((await get(`${url}&module=unknown`)).status).toBe(400);
    expect((await get(`${url}&module=__proto__`)).status).toBe(400);
    const told = (await get('/metrics')).text;
    expect(sampleOf(told, 'netready_serve_probes_total{module="dead"}')).toBe(1);
    expect(sampleOf(told, 'netready_serve_probe_failures_total{module="dead"}')).toBe(1);
    expect(sampleOf(told, 'netready_serve_probe_failures_total{module=""}')).toBe(0);
  });

  it('ends in the time that Prometheus gives it, and a silent target holds no other up', async () => {
    const silent = await tcpServer(() => {});
    const { port } = await tcpServer(emptyAnswer);
    const { get } = await serving({ ...direct, serve: { targets: ['127.0.0.1:*'], probes: 10 } });
    const headers = { 'X-Prometheus-Scrape-Timeout-Seconds': '3' };
    const slow = get(`/probe?target=http://127.0.0.1:${silent.port}/`, { headers });
    let isOver = false;
    void slow.then(() => {
      isOver = true;
    });
    for (let count = 0; count < 5; count += 1) {
      const { text } = await get(`/probe?target=http://127.0.0.1:${port}/`);
      expect(sampleOf(text, 'probe_success')).toBe(1);
    }
    expect(isOver).toBe(false);
    const { status, text } = await slow;
    expect(status).toBe(200);
    expect(sampleOf(text, 'probe_success')).toBe(0);
    expect(sampleOf(text, 'probe_duration_seconds')).toBeLessThan(3);
  });

  it('makes no more at once than it may, and asks no target twice at once', async () => {
    const { events, port } = await tcpServer(() => {});
    let connections = 0;
    const arrived = Promise.withResolvers<void>();
    events.on('connection', () => {
      connections += 1;
      arrived.resolve();
    });
    const { get } = await serving({ ...direct, serve: { targets: ['127.0.0.1:*'], probes: 1 } });
    const headers = { 'X-Prometheus-Scrape-Timeout-Seconds': '2' };
    const url = `/probe?target=http://127.0.0.1:${port}/`;
    const first = get(url, { headers });
    await arrived.promise;
    const same = Array.from({ length: 20 }, () => get(url, { headers }));
    const { status, headers: told } = await get('/probe?target=http://127.0.0.1:1/');
    expect(status).toBe(429);
    expect(told.get('retry-after')).toBe('1');
    const answers = await Promise.all([first, ...same]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(connections).toBeLessThan(5);
  });

  it.each(['', '?target=', '?audit=', '?target=a&audit=b', '?audit=a&module=b', '?hostname=a'])(
    'refuses %j',
    async (query) => {
      const { get } = await serving({ serve: { targets: ['a.example'] } });
      const { status } = await get(`/probe${query}`);
      expect([400, 404]).toContain(status);
    },
  );
});

describe('/probe?audit=… and /report/…', () => {
  it('serve the last result of an audit, and say that there is none yet', async () => {
    const { port } = await tcpServer(emptyAnswer);
    const profiles = { 'a b': { targets: [`http://127.0.0.1:${port}/`] } };
    const { get } = await serving({ ...direct, profiles, serve: { audits: { 'a b': {} } } });
    await expect.poll(async () => (await get('/probe?audit=a+b')).status).toBe(200);
    const { text } = await get('/probe?audit=a+b');
    const labels = `{target="http://127.0.0.1:${port}/",route="direct"}`;
    expect(sampleOf(text, `probe_success${labels}`)).toBe(1);
    expect((await get('/probe?audit=a+b')).text).toBe(text);
    const page = await get('/report/a%20b');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.text).toContain('<title>Network audit: READY</title>');
    expect((await get('/')).text).toContain('1 of 1 targets pass');
    expect((await get('/report/other')).status).toBe(404);
    expect((await get('/report/%ff')).status).toBe(404);
    expect((await get('/probe?audit=other')).status).toBe(404);
    const told = (await get('/metrics')).text;
    expect(sampleOf(told, 'netready_serve_audits_total{audit="a b"}')).toBe(1);
  });

  it('tell of an audit that cannot be made', async () => {
    const profiles = { bad: { catalogues: ['/nowhere/list.csv'] } };
    const { get } = await serving({ ...direct, profiles, serve: { audits: { bad: {} } } });
    const failures = 'netready_serve_audit_failures_total{audit="bad"}';
    await expect.poll(async () => sampleOf((await get('/metrics')).text, failures)).toBe(1);
    expect((await get('/probe?audit=bad')).status).toBe(503);
  });
});

describe('reload()', () => {
  it('goes by the new file, and by the one before where the new one is none', async () => {
    const one = await serving({ ...direct, serve: { targets: [] } });
    const probe = async (): Promise<number> =>
      (await one.get('/probe?target=http://127.0.0.1:1/')).status;
    expect(await probe()).toBe(403);
    await one.write(
      'netready.json',
      '{"routes": ["direct"], "serve": {"targets": ["127.0.0.1:*"]}}',
    );
    await one.reload();
    expect(await probe()).toBe(200);
    await one.write('netready.json', '{"serve": {"targets": [7]}}');
    await expect(one.reload()).rejects.toThrow('serve.targets[0]');
    expect(await probe()).toBe(200);
    const told = (await one.get('/metrics')).text;
    expect(sampleOf(told, 'netready_serve_config_last_reload_successful')).toBe(0);
    await one.write('netready.json', '{}');
    await one.reload();
    expect(await probe()).toBe(403);
  });

  it('keeps the result of an audit that stays as it was, and drops the others', async () => {
    const { port } = await tcpServer(emptyAnswer);
    const profiles = { a: { targets: [`http://127.0.0.1:${port}/`] }, b: { samples: 2 } };
    const config = { ...direct, profiles, serve: { audits: { a: {} } } };
    const one = await serving(config);
    await expect.poll(async () => (await one.get('/probe?audit=a')).status).toBe(200);
    const { text } = await one.get('/probe?audit=a');
    await one.reload();
    expect((await one.get('/probe?audit=a')).text).toBe(text);
    await one.write('netready.json', JSON.stringify({ ...config, serve: {} }));
    await one.reload();
    expect((await one.get('/probe?audit=a')).status).toBe(404);
  });
});

describe('the rest', () => {
  it('is healthy, ready, and has an index', async () => {
    const { get } = await serving({ profiles: { '<b>': {} } });
    expect(await get('/-/healthy')).toMatchObject({ status: 200, text: 'netready is healthy.\n' });
    expect(await get('/-/ready')).toMatchObject({ status: 200 });
    const page = (await get('/')).text;
    expect(page).toContain('<code>&lt;b&gt;</code>');
    for (const path of ['/report', '/report/', '/x', '/metrics/', '/-/reload', '/..%2f']) {
      expect((await get(path)).status).toBe(404);
    }
  });
});
