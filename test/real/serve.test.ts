import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { freePort } from '../../bench/free-port.ts';
import { startCli } from '../cli/run-cli.ts';

const { missing, strict } = inject('machine');
const needed = ['prometheus', 'prometheus-blackbox-exporter', 'openssl'];
/** Where none may be missing it runs, and fails. */
const options = { skip: needed.some((name) => missing.includes(name)) && !strict };

const docs = new URL('../../docs/serve/', import.meta.url);
const file = (name: string): string => new URL(name, docs).pathname;

function promtool(...args: readonly string[]): string {
  return execFileSync('/usr/bin/promtool', args, { encoding: 'utf8', stdio: 'pipe' });
}

describe.skipIf(options.skip)('promtool', () => {
  it('finds nothing in the alerts, their tests and the scrape configuration', () => {
    expect(promtool('check', 'rules', file('alerts.yml'))).toContain('SUCCESS: 12 rules found');
    expect(promtool('test', 'rules', file('alerts_test.yml'))).toContain('SUCCESS');
    expect(promtool('check', 'config', file('prometheus.yml'))).toContain('SUCCESS');
  });

  it('reads every query of the dashboard', () => {
    const { panels } = JSON.parse(readFileSync(file('dashboard.json'), 'utf8'));
    const queries: readonly string[] = panels.flatMap(
      ({ targets = [] }: { readonly targets?: readonly { readonly expr: string }[] }) =>
        targets.map(({ expr }) =>
          expr.replaceAll('$__rate_interval', '5m').replaceAll(/\$\w+/g, '.+'),
        ),
    );
    expect(queries.length).toBeGreaterThan(20);
    const folder = mkdtempSync(join(tmpdir(), 'netready-dashboard-'));
    const rules = queries.map((expr, at) => ({ alert: `Query${at}`, expr }));
    const path = join(folder, 'rules.yml');
    writeFileSync(path, JSON.stringify({ groups: [{ name: 'dashboard', rules }] }));
    expect(promtool('check', 'rules', path)).toContain(`SUCCESS: ${queries.length} rules found`);
    rmSync(folder, { recursive: true });
  });
});

interface Queried {
  readonly data: {
    readonly result: readonly { readonly metric: { readonly instance?: string } }[];
  };
}

interface Ruled {
  readonly data: {
    readonly groups: readonly { readonly rules: readonly { readonly lastError?: string }[] }[];
  };
}

/** As they are found on the web for the blackbox exporter, but for the job. */
const blackboxAlerts = {
  failed: 'probe_success{job="JOB"} == 0',
  slow: 'avg_over_time(probe_duration_seconds{job="JOB"}[1m]) > 1',
  status: 'probe_http_status_code{job="JOB"} <= 199 OR probe_http_status_code{job="JOB"} >= 400',
  expiresSoon:
    '3 <= round((last_over_time(probe_ssl_earliest_cert_expiry{job="JOB"}[10m]) - time()) / 86400, 0.1) < 20',
  expired:
    'round((last_over_time(probe_ssl_earliest_cert_expiry{job="JOB"}[10m]) - time()) / 86400, 0.1) < 0',
  httpSlow: 'sum by (instance) (avg_over_time(probe_http_duration_seconds{job="JOB"}[1m])) > 1',
  plain: 'probe_http_ssl{job="JOB"} == 0',
  family: 'probe_ip_protocol{job="JOB"} == 4',
  handshake: 'probe_http_duration_seconds{job="JOB", phase="tls"} > 0',
  oldTls: 'probe_tls_version_info{job="JOB", version!="TLS 1.3"}',
} as const;

/** What the page answers to a path that is not well: a status, and where it leads to. */
const answers: Readonly<Record<string, readonly [status: number, place?: string]>> = {
  '/gone': [404],
  '/empty': [204],
  '/login': [401],
  '/broken': [503],
  '/moved': [302, '/'],
  '/lost': [301, '/gone'],
  '/twice': [307, '/moved'],
  '/elsewhere': [302, 'http://localhost:PORT/'],
  '/nowhere': [304],
};

/** All that the blackbox exporter tells of a probe of HTTP that `/probe` tells as well. */
const sharedMetrics = [
  ...['probe_success', 'probe_http_status_code', 'probe_http_redirects', 'probe_http_ssl'],
  ...['probe_ip_protocol', 'probe_ssl_earliest_cert_expiry', 'probe_tls_version_info'],
];

/** The samples of a text that both have, as they stand there, and the names of those whose values are times. */
function sharedOf(text: string): readonly string[] {
  const samples = text.split('\n').filter((line) => /^probe_/.test(line));
  const told = samples.filter((line) =>
    sharedMetrics.some((name) => line.split(/[{ ]/)[0] === name),
  );
  const phases = samples
    .filter((line) => /^probe_(http_|dns_lookup_time_|)(duration_)?seconds/.test(line))
    .map((line) => line.split(' ')[0] ?? '');
  return [
    ...told.map((line) => line.replace(/ (\S+)$/, (_, value) => ` ${Number(value)}`)),
    ...phases,
  ].sort();
}

describe.skipIf(options.skip)('a real Prometheus', () => {
  let folder = '';
  let prometheus = '';
  const children: ChildProcess[] = [];
  const servers: Server[] = [];

  afterAll(async () => {
    for (const child of children) {
      const ended = once(child, 'exit');
      if (child.exitCode === null && child.signalCode === null && child.kill('SIGKILL'))
        await ended;
    }
    for (const server of servers) server.close();
    if (folder !== '') rmSync(folder, { recursive: true });
  });

  function start(program: string, args: readonly string[]): ChildProcess {
    const log = openSync(join(folder, `${program.split('/').at(-1)}.log`), 'w');
    const child = spawn(program, args, { cwd: folder, stdio: ['ignore', log, log] });
    children.push(child);
    return child;
  }

  async function listening(server: Server): Promise<number> {
    servers.push(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  }

  /** The instances of an answer, or of an expression that holds. */
  async function instancesOf(query: string): Promise<ReadonlySet<string>> {
    const url = `${prometheus}/api/v1/query?query=${encodeURIComponent(query)}`;
    const { data } = (await (await fetch(url)).json()) as Queried;
    return new Set(data.result.map(({ metric }) => metric.instance ?? ''));
  }

  async function until(condition: () => Promise<boolean>): Promise<void> {
    const deadline = performance.now() + 90_000;
    while (!(await condition().catch(() => false))) {
      if (performance.now() > deadline) throw new Error('it did not come');
      await setTimeout(200);
    }
  }

  const targets: Record<string, string> = {};
  let addresses: readonly [ours: string, theirs: string] = ['', ''];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'netready-prometheus-'));
    const certificate = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
    const name = ['-subj', '/CN=well', '-addext', 'subjectAltName=IP:127.0.0.1'];
    const files = ['-keyout', 'key.pem', '-out', 'cert.pem'];
    const words = ['req', ...certificate, '-days', '10', ...name, ...files];
    execFileSync('openssl', words, { cwd: folder, stdio: 'ignore' });
    const [key, cert] = ['key.pem', 'cert.pem'].map((one) => readFileSync(join(folder, one)));
    const page = createHttpServer(async (request, response) => {
      if (request.url === '/late') await setTimeout(1500);
      const [status, place] = answers[request.url ?? ''] ?? [200];
      const to = place?.replace('PORT', String(request.socket.localPort));
      response.writeHead(status, to === undefined ? {} : { Location: to }).end('well');
    });
    const tls = createHttpsServer({ key, cert }, (_, response) => response.end('well'));
    const tls12 = createHttpsServer({ key, cert, maxVersion: 'TLSv1.2' }, (_, response) =>
      response.end('well'),
    );
    const silent = createServer(() => {});
    const web = `http://127.0.0.1:${await listening(page)}`;
    Object.assign(targets, {
      ...{ well: `${web}/`, gone: `${web}/gone`, late: `${web}/late` },
      ...{ refused: 'http://127.0.0.1:1/' },
      tls: `https://127.0.0.1:${await listening(tls)}/`,
      tls12: `https://127.0.0.1:${await listening(tls12)}/`,
      silent: `http://127.0.0.1:${await listening(silent)}/`,
    });

    const own = {
      routes: ['direct'],
      ca: ['cert.pem'],
      profiles: { mde: { targets: [targets['well'], targets['refused'], targets['tls']] } },
      serve: { targets: ['127.0.0.1:*'], audits: { mde: { everyMs: 10_000 } } },
    };
    writeFileSync(join(folder, 'netready.json'), JSON.stringify(own));
    const serve = startCli(['serve', '--config', 'netready.json', '--listen', '127.0.0.1:0'], {
      cwd: folder,
      patienceMs: 200_000,
    });
    children.push(serve.child);
    const [line] = await once(createInterface(serve.child.stdout), 'line');
    const address = String(line).replace('Listening on http://', '');

    const blackbox = `127.0.0.1:${await freePort()}`;
    addresses = [address, blackbox];
    const http = {
      fail_if_ssl: false,
      tls_config: { ca_file: 'cert.pem' },
      preferred_ip_protocol: 'ip4',
    };
    const modules = { http_2xx: { prober: 'http', http } };
    writeFileSync(join(folder, 'blackbox.yml'), stringify({ modules }));
    start('/usr/bin/prometheus-blackbox-exporter', [
      ...['--config.file=blackbox.yml', `--web.listen-address=${blackbox}`],
    ]);

    // The one that is shipped, with other targets and faster; the blackbox exporter is asked beside it.
    const config = parse(readFileSync(file('prometheus.yml'), 'utf8'));
    config.global = { scrape_interval: '3s', scrape_timeout: '3s', evaluation_interval: '3s' };
    config.rule_files = [file('alerts.yml')];
    const [probe, audit, server] = config.scrape_configs;
    // Asked as the blackbox exporter is, and nothing else.
    const moved = structuredClone(probe);
    Object.assign(moved, { job_name: 'netready-moved', params: { module: ['http_2xx'] } });
    config.scrape_configs.push(moved);
    for (const { relabel_configs: relabels } of [probe, audit, moved])
      relabels.at(-1).replacement = address;
    probe.static_configs = [{ targets: Object.values(targets) }];
    moved.static_configs = probe.static_configs;
    server.static_configs = [{ targets: [address] }];
    const other = structuredClone(probe);
    Object.assign(other, { job_name: 'blackbox', params: { module: ['http_2xx'] } });
    other.relabel_configs.at(-1).replacement = blackbox;
    config.scrape_configs.push(other);
    writeFileSync(join(folder, 'prometheus.yml'), stringify(config));
    const listen = `127.0.0.1:${await freePort()}`;
    prometheus = `http://${listen}`;
    start('/usr/bin/prometheus', [
      ...['--config.file=prometheus.yml', '--storage.tsdb.path=data'],
      `--web.listen-address=${listen}`,
    ]);
    const all = Object.keys(targets).length;
    await until(async () => {
      const jobs = ['netready-probe', 'netready-moved', 'blackbox'];
      const [ours, moved, theirs] = await Promise.all(
        jobs.map((job) => instancesOf(`probe_success{job="${job}"}`)),
      );
      if (moved?.size !== all) return false;
      const audits = await instancesOf('netready_ready{job="netready-audit"}');
      return ours?.size === all && theirs?.size === all && audits.size === 1;
    });
  });

  it('scrapes probes, audits and the server itself', async () => {
    expect((await instancesOf('up == 0')).size).toBe(0);
    expect((await instancesOf('up{job="netready-probe"} == 1')).size).toBe(7);
    const audited = 'count by (instance) (probe_success{job="netready-audit"}) == 3';
    expect(await instancesOf(audited)).toEqual(new Set(['mde']));
    const counted = 'netready_serve_probes_total{job="netready", module=""} > 5';
    await until(async () => (await instancesOf(counted)).size === 1);
  });

  it.each(Object.entries(blackboxAlerts))(
    'says of the alert "%s" what it says with the blackbox exporter',
    async (name, expression) => {
      const jobs = ['netready-probe', 'netready-moved', 'blackbox'];
      const [ours, moved, theirs] = await Promise.all(
        jobs.map((job) => instancesOf(expression.replaceAll('JOB', job))),
      );
      expect(moved).toEqual(theirs);
      // Without that module an answer of the right server is a success, whatever its status: docs/serve.md.
      const due = new Set(theirs);
      if (name === 'failed') expect(due.delete(targets['gone'] ?? '')).toBe(true);
      expect(ours).toEqual(due);
      if (name !== 'expired') expect(due.size).toBeGreaterThan(0);
    },
  );

  it.each([...Object.keys(answers), '/', 'tls', 'tls12', 'refused'])(
    'tells by the module http_2xx of %s all that both tell, as the blackbox exporter does',
    async (what) => {
      const target = targets[what] ?? `${new URL(targets['well'] ?? '').origin}${what}`;
      const [ours, theirs] = await Promise.all(
        addresses.map(async (address) => {
          const url = `http://${address}/probe?module=http_2xx&target=${encodeURIComponent(target)}`;
          return sharedOf(await (await fetch(url)).text());
        }),
      );
      expect(theirs?.length).toBeGreaterThan(10);
      expect(ours).toEqual(theirs);
    },
  );

  it('has the alerts of ours loaded, and evaluates them', async () => {
    const { data } = (await (await fetch(`${prometheus}/api/v1/rules`)).json()) as Ruled;
    const rules = data.groups.flatMap((group) => group.rules);
    expect(rules).toHaveLength(12);
    expect(rules.filter(({ lastError }) => lastError)).toEqual([]);
    await until(async () => {
      const pending = await instancesOf('ALERTS{alertname="NetreadyProbeFails"}');
      return pending.has(targets['refused'] ?? '') && !pending.has(targets['well'] ?? '');
    });
  });

  it('reads what promtool reads without a word', async () => {
    const address = (await instancesOf('up{job="netready"}')).values().next().value;
    for (const path of ['/metrics', `/probe?target=${targets['tls']}`, '/probe?audit=mde']) {
      const text = await (await fetch(`http://${address}${path}`)).text();
      const said = execFileSync('/usr/bin/promtool', ['check', 'metrics'], {
        input: text,
        encoding: 'utf8',
        stdio: ['pipe', 'pipe', 'pipe'],
      });
      expect(said).toBe('');
    }
  });
});
