import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RecordLine } from '../../src/model/audit/record.ts';
import type { Report } from '../../src/model/audit/report.ts';
import { emptyAnswer, tcpServer } from './loopback.ts';
import { runCli, startCli, temporaryFolder } from './run-cli.ts';

const concurrency = 4;

describe('a kill', () => {
  // A step is begun when the one before it is saved: a request that came proves a connection that
  // was finished, and all but the last few of the hosts that asked have had their answer.
  it.each([1, 2, 5, 11, 23, 47])('after %i requests loses nothing that was finished', async (n) => {
    const server = await tcpServer(emptyAnswer);
    const hosts: string[] = [];
    server.events.on('request', (request: string) => {
      hosts.push(/Host: (\S+)/i.exec(request)?.[1] ?? '');
    });
    const file = join(await temporaryFolder(), 'audit.ndjson');
    const targets = Array.from({ length: 200 }, (_, index) => `http://192.0.2.${index + 1}/`);
    const { child, outcome } = startCli([
      ...['audit', '--route', 'direct', '--save', file, '--concurrency', String(concurrency)],
      ...['--connect-to', `::127.0.0.1:${server.port}`],
      ...targets.flatMap((url) => ['--target', url]),
    ]);
    while (hosts.length < n) await once(server.events, 'request');
    child.kill('SIGKILL');
    expect((await outcome).status).toBeNull();

    const saved = await readFile(file, 'utf8');
    const lines = saved
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as RecordLine);
    const connected = lines.flatMap((line) =>
      line.type === 'observation' && line.observation.step === 'connect'
        ? [line.observation.address]
        : [],
    );
    const finished = lines.filter(({ type }) => type === 'finished').length;
    expect(connected).toEqual(expect.arrayContaining(hosts));
    expect(finished).toBeGreaterThanOrEqual(hosts.length - concurrency);

    const judged = await runCli(['judge', file, '--format', 'json']);
    const report = JSON.parse(judged.stdout) as Report;
    expect(judged).toMatchObject({ status: 130, stderr: '' });
    expect(report.finishedAt).toBeUndefined();
    expect(report.summary).toMatchObject({ targets: 200, reachable: finished });
    expect(report.summary.notRun).toBe(200 - finished);
  });
});
