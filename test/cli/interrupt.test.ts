import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { interruptible } from '../../src/cli/interrupt.ts';
import type { Report } from '../../src/model/audit/report.ts';
import {
  type Answer,
  emptyAnswer,
  type LoopbackServer,
  silentNameServer,
  tcpServer,
} from './loopback.ts';
import { runCli, startCli, temporaryFolder } from './run-cli.ts';

const silence: Answer = () => {};
// So long that no test ends by it. That it is a second, bench/audit/interrupt.ts shows.
const maxMs = 20_000;
const patient = ['--timeout', '10m', '--format', 'json'];

/** Interrupts an audit when the server has seen so many requests; how long it took to end, in ms. */
async function interrupted(
  args: readonly string[],
  { server, requests, signal = 'SIGINT' }: Moment,
): Promise<{ report: Report; status: number | null; stderr: string; ms: number }> {
  const { child, outcome } = startCli(['audit', ...args, ...patient]);
  for (let seen = 0; seen < requests; seen += 1) await once(server.events, 'request');
  const start = performance.now();
  child.kill(signal);
  const { status, stdout, stderr } = await outcome;
  const ms = performance.now() - start;
  return { report: JSON.parse(stdout) as Report, status, stderr, ms };
}

interface Moment {
  readonly server: LoopbackServer;
  readonly requests: number;
  readonly signal?: NodeJS.Signals;
}

function targets(count: number, scheme: string): string[] {
  return Array.from({ length: count }, (_, index) => [
    '--target',
    `${scheme}://192.0.2.${index + 1}/`,
  ]).flat();
}

function to({ port }: LoopbackServer): string[] {
  return ['--connect-to', `::127.0.0.1:${port}`];
}

describe('Ctrl-C', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'ends handshakes that wait (%s) with a report, the rest not run, long before their deadlines',
    async (signal) => {
      const server = await tcpServer(silence);
      const args = [...targets(3, 'https'), ...to(server), '--route', 'direct'];
      const { report, status, stderr, ms } = await interrupted(args, {
        server,
        requests: 3,
        signal,
      });
      expect({ status, stderr }).toEqual({ status: 130, stderr: '' });
      expect(ms).toBeLessThan(maxMs);
      expect(report.summary).toMatchObject({ targets: 3, notRun: 3 });
      expect(report.observations.map(({ step }) => step)).toEqual([
        'connect',
        'connect',
        'connect',
      ]);
      expect(report.finishedAt).toBeDefined();
    },
  );

  it('ends exchanges that wait, and keeps what was finished', async () => {
    const server = await tcpServer((socket, request) => {
      if (/Host: 192\.0\.2\.1\r/i.test(request)) emptyAnswer(socket, request);
    });
    const args = [...targets(4, 'http'), ...to(server), '--route', 'direct'];
    // One at a time: the second asks when the first has ended.
    const { report, status, ms } = await interrupted([...args, '--concurrency', '1'], {
      server,
      requests: 2,
    });
    expect(status).toBe(130);
    expect(ms).toBeLessThan(maxMs);
    expect(report.summary).toMatchObject({ targets: 4, reachable: 1, notRun: 3 });
    expect(report.attempts.map(({ verdict }) => verdict)).toEqual([
      'reachable',
      'not-run',
      'not-run',
      'not-run',
    ]);
  });

  it('ends tunnels that wait', async () => {
    const server = await tcpServer(silence);
    const route = ['--route', `http://127.0.0.1:${server.port}`];
    const { report, ms } = await interrupted([...targets(2, 'https'), ...route], {
      server,
      requests: 2,
    });
    expect(ms).toBeLessThan(maxMs);
    expect(report.summary.notRun).toBe(2);
  });

  it('ends look-ups that wait', async () => {
    const server = await silentNameServer();
    const args = ['--target', 'https://a.example/', '--route', 'direct'];
    const resolver = ['--resolver', `127.0.0.1:${server.port}`];
    const { report, ms } = await interrupted([...args, ...resolver], { server, requests: 1 });
    expect(ms).toBeLessThan(maxMs);
    expect(report.summary.notRun).toBe(1);
    expect(report.observations).toEqual([]);
  });

  it('closes the simulated network too, and saves an end', async () => {
    const file = join(await temporaryFolder(), 'audit.ndjson');
    const args = ['--lab', 'slow-but-fine', '--save', file, '--format', 'json', '--samples', '50'];
    const { child, outcome } = startCli(['audit', ...args]);
    await lineWritten(file);
    child.kill('SIGINT');
    const { status, stdout, stderr } = await outcome;
    expect({ status, stderr }).toEqual({ status: 130, stderr: '' });
    expect((JSON.parse(stdout) as Report).summary.targets).toBeGreaterThan(0);
    expect((await readFile(file, 'utf8')).trimEnd().split('\n').at(-1)).toContain('"type":"end"');
    expect((await runCli(['judge', file, '--format', 'json'])).stdout).toBe(stdout);
  });
});

/** Waits until a file has its first whole line. */
async function lineWritten(file: string): Promise<void> {
  for (;;) {
    const text = await readFile(file, 'utf8').catch(() => '');
    if (text.includes('\n')) return;
    await new Promise(setImmediate);
  }
}

it.each(['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const)(
  'interruptible() aborts on %s, and listens no longer',
  async (signal) => {
    const before = process.listenerCount(signal);
    const reason = await interruptible(async (aborted) => {
      // As Node tells its listeners; no Linux sends a Ctrl-Break.
      process.emit(signal, signal);
      return aborted.reason;
    });
    expect(reason).toMatchObject({ message: 'interrupted' });
    expect(process.listenerCount(signal)).toBe(before);
  },
);
