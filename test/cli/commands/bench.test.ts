import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { LoadReport } from '../../../src/model/load/load-report.ts';
import { type Answer, tcpServer } from '../loopback.ts';
import { runCli, startCli, temporaryFolder } from '../run-cli.ts';

const tunnelling: Answer = (socket) => void socket.write('HTTP/1.1 200 OK\r\n\r\n');
const target = ['--target', 'https://service.example'];
const short = [
  ...['--rate', '100', '--duration', '200ms', '--warmup', '0', '--no-direct'],
  ...['--yes', '--quiet'],
];

async function proxyUrl(answer: Answer): Promise<string> {
  return `http://127.0.0.1:${(await tcpServer(answer)).port}`;
}

describe('netready bench', () => {
  it('opens tunnels at a rate, and says as JSON how they fared', async () => {
    const requests: string[] = [];
    const proxy = await tcpServer((socket, request) => {
      requests.push(request);
      tunnelling(socket, request);
    });
    const args = [`http://127.0.0.1:${proxy.port}`, ...target, ...short, '--format', 'json'];
    const { status, stdout, stderr } = await runCli(['bench', ...args]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const report = JSON.parse(stdout) as LoadReport;
    expect(report).toMatchObject({ kind: 'load', ended: 'complete' });
    expect(report.measures).toMatchObject([{ way: 'proxy', due: 20, succeeded: 20, failed: 0 }]);
    expect(report.measures[0]?.latency?.count).toBe(20);
    // One more, to see whether it passes at all.
    expect(requests).toHaveLength(21);
    expect(new Set(requests.map((request) => request.split('\r\n')[0]))).toEqual(
      new Set(['CONNECT service.example:443 HTTP/1.1']),
    );
  });

  it('draws a table within 80 columns, on stdout and in a file', async () => {
    const file = join(await temporaryFolder(), 'bench.txt');
    const args = [await proxyUrl(tunnelling), ...target, ...short, '--output', file];
    const { status, stdout } = await runCli(['bench', ...args]);
    expect(status).toBe(0);
    expect(stdout).toContain('\nThroughput ');
    expect(stdout).toContain('\nHow long they took, through the proxy\n');
    expect(stdout).toMatch(/ms #+ \d+\n/);
    expect(stdout.split('\n').filter(({ length }) => length > 80)).toEqual([]);
    expect(await readFile(file, 'utf8')).toContain('█');
  });

  it('draws block characters where the locale has them', async () => {
    const args = ['bench', await proxyUrl(tunnelling), ...target, ...short];
    const { stdout } = await runCli(args, { env: { LANG: 'C.UTF-8' } });
    expect(stdout).toMatch(/ms █/);
  });

  it('shows what it will send, and sends nothing without a yes', async () => {
    const proxy = await tcpServer(tunnelling);
    let connections = 0;
    proxy.events.on('connection', () => {
      connections += 1;
    });
    const args = ['bench', `http://127.0.0.1:${proxy.port}`, ...target];
    const { status, stdout, stderr } = await runCli(args);
    expect({ status, stdout, connections }).toEqual({ status: 2, stdout: '', connections: 0 });
    expect(stderr).toContain('This puts load on others:');
    expect(stderr).toContain('50 starts a second, evenly spaced, for 10 s each way');
    expect(stderr).toContain('100000 connections and 1000 MB of bodies in all');
    expect(stderr).toMatch(/netready: Cannot ask before it starts, .* give --yes\n$/);
    expect(stderr.split('\n').filter(({ length }) => length > 80)).toEqual([]);
  });

  it('leaves with 2 where the proxy does not let it pass even once', async () => {
    const refusing: Answer = (socket) => socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    const args = ['bench', await proxyUrl(refusing), ...target, ...short];
    const { status, stdout } = await runCli(args);
    expect(status).toBe(2);
    expect(stdout).toContain('through the proxy, left out: tunnel: status (403 Forbidden)');
  });

  it('ends by itself, and leaves with 1, where too much fails', async () => {
    let asked = 0;
    const tiring: Answer = (socket) => {
      asked += 1;
      socket.end(`HTTP/1.1 ${asked > 5 ? '503 Busy' : '200 OK'}\r\n\r\n`);
    };
    const args = [await proxyUrl(tiring), ...target, ...short, '--duration', '10m'];
    const { status, stdout } = await runCli(['bench', ...args, '--format', 'json']);
    expect(status).toBe(1);
    const report = JSON.parse(stdout) as LoadReport;
    expect(report.ended).toBe('errors');
    expect(report.measures[0]?.failures).toMatchObject([
      { step: 'tunnel', code: 'status', detail: '503 Busy' },
    ]);
  });

  it('ends with a report of what was measured when it is interrupted', async () => {
    const proxy = await tcpServer(tunnelling);
    const args = [`http://127.0.0.1:${proxy.port}`, ...target, ...short, '--duration', '10m'];
    const { child, outcome } = startCli(['bench', ...args, '--format', 'json']);
    for (let seen = 0; seen < 12; seen += 1) await once(proxy.events, 'request');
    child.kill('SIGINT');
    const { status, stdout, stderr } = await outcome;
    expect({ status, stderr }).toEqual({ status: 130, stderr: '' });
    const report = JSON.parse(stdout) as LoadReport;
    expect(report.ended).toBe('interrupted');
    expect(report.measures[0]?.succeeded).toBeGreaterThanOrEqual(10);
  });

  const hasCores = availableParallelism() > 1;

  it.runIf(hasCores)('makes the load in several threads, and says so', async () => {
    let asked = 0;
    const proxy = await tcpServer((socket, request) => {
      asked += 1;
      tunnelling(socket, request);
    });
    const args = [`http://127.0.0.1:${proxy.port}`, ...target, ...short, '--threads', '2'];
    const { status, stdout } = await runCli(['bench', ...args, '--format', 'json']);
    expect(status).toBe(0);
    const { measures, options } = JSON.parse(stdout) as LoadReport;
    expect(options.threads).toBe(2);
    expect(measures).toMatchObject([{ due: 20, succeeded: 20, failed: 0, connections: 20 }]);
    expect(asked).toBe(21);
  });

  it.runIf(hasCores)('ends threads with a report, too, when it is interrupted', async () => {
    const proxy = await tcpServer(tunnelling);
    const args = [`http://127.0.0.1:${proxy.port}`, ...target, ...short, '--duration', '10m'];
    const { child, outcome } = startCli([
      ...['bench', ...args, '--threads', '2', '--format', 'json'],
    ]);
    for (let seen = 0; seen < 12; seen += 1) await once(proxy.events, 'request');
    child.kill('SIGINT');
    const { status, stdout, stderr } = await outcome;
    expect({ status, stderr }).toEqual({ status: 130, stderr: '' });
    const report = JSON.parse(stdout) as LoadReport;
    expect(report.ended).toBe('interrupted');
    expect(report.measures[0]?.succeeded).toBeGreaterThanOrEqual(5);
  });

  it.runIf(hasCores).each([
    [['--threads', '2', '--connections', '1'], 'Cannot share --connections 1 among --threads 2'],
    [['--threads', '2', '--lab', 'company'], 'Cannot use --threads with --lab'],
  ])('refuses %j in one line, as threads go', async (args, message) => {
    const { status, stderr } = await runCli(['bench', 'http://p.example:1', ...target, ...args]);
    expect(status).toBe(2);
    expect(stderr.startsWith(`netready: ${message}`)).toBe(true);
    expect(stderr.trim()).not.toContain('\n');
  });

  it('climbs to the highest rate, and says what became of each', async () => {
    const climb = ['--find-limit', '--rate', '200', '--max-rate', '400', '--duration', '100ms'];
    const args = [await proxyUrl(tunnelling), ...target, '--no-direct', '--yes', ...climb];
    const { stdout, stderr } = await runCli(['bench', ...args, '--format', 'json']);
    expect(stderr).toContain('from 200 up to 400 starts a second');
    const { limit, measures, options } = JSON.parse(stdout) as LoadReport;
    expect(options).toMatchObject({ rate: 200, limit: { highestRate: 400 } });
    expect(measures).toEqual([]);
    expect(limit?.trials[0]).toMatchObject({ rate: 200, measure: { way: 'proxy', due: 150 } });
  });

  it('writes every format to a file, by its ending', async () => {
    const folder = await temporaryFolder();
    const endings = ['txt', 'json', 'ndjson', 'csv', 'md', 'xlsx'];
    const files = endings.map((ending) => join(folder, `bench.${ending}`));
    const outputs = files.flatMap((file) => ['--output', file]);
    const args = ['bench', await proxyUrl(tunnelling), ...target, ...short, ...outputs];
    const { status } = await runCli([...args, '--format', 'csv']);
    expect(status).toBe(0);
    const sizes = await Promise.all(files.map(async (file) => (await readFile(file)).length));
    expect(Math.min(...sizes)).toBeGreaterThan(100);
  });

  it('takes the proxy that a PAC file answers, and its simulated network', async () => {
    const args = ['bench', 'pac:split', '--lab', 'pac-split', ...short, '--format', 'json'];
    const { status, stdout } = await runCli(args);
    const report = JSON.parse(stdout) as LoadReport;
    expect(status).toBe(0);
    expect(report.environment.lab).toBe('pac-split');
    expect(report.options.route).toMatch(/^pac\+http:/);
    expect(report.measures[0]?.succeeded).toBe(20);
  });

  it.concurrent.each([
    [[], 'Name a proxy: netready bench http://HOST:PORT --target URL'],
    [['http://p.example:1'], 'Name what is reached through the proxy: --target URL'],
    [
      ['http://user:word@p.example:1', ...target],
      'Cannot use "http://p.example:1" for ROUTE: credentials are never sent',
    ],
    [['http://p.example:1', '--target', 'ftp://x'], 'Cannot use "ftp://x" for --target: give'],
    [
      ['http://p.example:1', ...target, '--load', 'everything'],
      'Cannot use "everything" for --load: choose one of tunnels, handshakes, requests, transfer',
    ],
    [
      ['http://p.example:1', ...target, '--find-limit', '--rate', '50', '--max-rate', '20'],
      'Cannot climb from --rate 50 to --max-rate 20',
    ],
    [
      ['http://p.example:1', ...target, '--threads', '100000'],
      'Cannot use "100000" for --threads: give a whole number from 1 to ',
    ],
    [['http://p.example:1', ...target, '--rate', '0'], 'Cannot use "0" for --rate: give a whole'],
    [
      ['http://p.example:1', ...target, '--max-errors', '200'],
      'Cannot use "200" for --max-errors: give a percentage, 0 to 100',
    ],
    [
      ['http://p.example:1', ...target, '--max-bytes', '1TB'],
      'Cannot use "1TB" for --max-bytes: give a size',
    ],
  ])('refuses %j in one line', async (args, message) => {
    const { status, stdout, stderr } = await runCli(['bench', ...args, '--yes']);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr.startsWith(`netready: ${message}`)).toBe(true);
    expect(stderr.trim()).not.toContain('\n');
  });
});
