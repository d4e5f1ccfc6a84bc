import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../../src/model/audit/report.ts';
import { authority, serverCredential } from '../../net/authorities.ts';
import { closedPort, tcpServer, tlsServer } from '../../net/loopback.ts';
import { silentNameServer } from '../loopback.ts';
import { type Outcome, runCli, temporaryFolder } from '../run-cli.ts';

interface Network {
  readonly words: readonly string[];
}

/** Twelve that answer, and of each fault two: nobody listens, nobody says a word, a reset in the handshake. */
async function network(): Promise<Network> {
  const served = await tlsServer(await serverCredential(), (socket) => {
    socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'));
  });
  const silent = await tcpServer(() => {});
  const resetting = await tcpServer((socket) => {
    socket.once('data', () => socket.resetAndDestroy());
  });
  const dns = await silentNameServer();
  const ports = { served: served.port, silent: silent.port, resetting: resetting.port };
  const all = { ...ports, refused: await closedPort() };
  const words = Object.entries(all).flatMap(([kind, port]) => {
    // The name in the certificate.
    const host = kind === 'served' ? 'a.example' : `${kind}.example`;
    const paths = Array.from({ length: kind === 'served' ? 12 : 2 }, (_, index) => index);
    return [
      ...paths.flatMap((path) => ['--target', `https://${host}/${path}`]),
      ...['--resolve', `${host}:443:192.0.2.7`, '--connect-to', `${host}:443:127.0.0.1:${port}`],
    ];
  });
  const ca = join(await temporaryFolder(), 'ca.pem');
  await writeFile(ca, authority.root);
  const others = ['--ca', ca, '--resolver', `127.0.0.1:${dns.port}`, '--timeout', '700ms'];
  return { words: [...words, ...others] };
}

async function audited({ words }: Network, threads: string): Promise<Outcome> {
  return runCli([
    ...['audit', '--route', 'direct', '--format', 'json', '--no-interception-check'],
    ...['--threads', threads, ...words],
  ]);
}

/** What does not depend on when and how fast, nor on how long a signature is. */
function untimed({ stdout }: Outcome): unknown {
  const { verdicts, findings, observations, summary, certificates }: Report = JSON.parse(stdout);
  const ofTime = /^(startedAt|\w*Ms|bytesRead)$/;
  const plan = observations.filter(({ attempt }) => Number(attempt.slice(1)) <= 18);
  return {
    ...{ summary, verdicts: verdicts.map(({ target, verdict }) => ({ target, verdict })) },
    kinds: findings.map(({ kind, confidence }) => ({ kind, confidence })),
    certificates: certificates.map(({ id }) => id),
    steps: plan.map((one) =>
      Object.fromEntries(Object.entries(one).filter(([name]) => !ofTime.test(name))),
    ),
  };
}

describe('netready audit --threads', () => {
  it('tells with two threads what it tells with one', async () => {
    const its = await network();
    const [one, two] = [await audited(its, '1'), await audited(its, '2')];
    expect(two.status).toBe(one.status);
    expect(untimed(two)).toEqual(untimed(one));
    expect(JSON.parse(two.stdout).summary).toMatchObject({ reachable: 12 });
  });

  it('has one where a list is short and it is to choose', async () => {
    const its = await network();
    expect((await audited(its, 'auto')).status).toBe((await audited(its, '1')).status);
  });

  it('refuses a second beside the simulated network, and what is no number of threads', async () => {
    const lab = await runCli(['audit', '--lab', 'company', '--threads', '2']);
    expect(lab).toMatchObject({ status: 2, stdout: '' });
    expect(lab.stderr).toContain('Cannot use --threads 2 with --lab');
    const three = await runCli(['audit', '--threads', '3']);
    expect(three.stderr).toContain('--threads');
    expect(three.status).toBe(2);
  });
});
