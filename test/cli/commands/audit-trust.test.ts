import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { platform } from 'node:process';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../../src/model/audit/report.ts';
import { authority, serverCredential } from '../../net/authorities.ts';
import { tlsServer } from '../../net/loopback.ts';
import { silentNameServer } from '../loopback.ts';
import { type Outcome, runCli, temporaryFolder } from '../run-cli.ts';

const onLinux = platform === 'linux';

/** Audits `https://a.example/` on a machine whose system trusts the test authority alone. */
async function auditTrusting(...words: readonly string[]): Promise<Outcome> {
  const { port } = await tlsServer(await serverCredential(), (socket) => {
    socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'));
  });
  const dns = await silentNameServer();
  const folder = await temporaryFolder();
  const roots = join(folder, 'roots.pem');
  await writeFile(roots, authority.root);
  await mkdir(join(folder, 'certs'));
  return runCli(
    [
      ...['audit', '--target', 'https://a.example/', '--route', 'direct'],
      ...['--resolve', 'a.example:443:192.0.2.7', '--resolver', `127.0.0.1:${dns.port}`],
      ...['--connect-to', `::127.0.0.1:${port}`, ...words],
    ],
    // What OpenSSL, and so Node, reads as the system's roots where there is no keychain.
    { env: { SSL_CERT_FILE: roots, SSL_CERT_DIR: join(folder, 'certs') } },
  );
}

async function reportTrusting(...words: readonly string[]): Promise<Report> {
  return JSON.parse((await auditTrusting('--format', 'json', ...words)).stdout);
}

const kinds = ({ findings }: Report): readonly string[] => findings.map(({ kind }) => kind);

describe.runIf(onLinux)('netready audit --system-ca', () => {
  it('trusts what the system trusts, and tells that it is the system alone', async () => {
    const report = await reportTrusting('--system-ca');
    expect(report.options.systemCa).toBe(true);
    expect(kinds(report)).toEqual([]);
    expect(report.issuers).toMatchObject([{ anchor: 'system' }]);
    expect(report.summary.reachable).toBe(1);
  });

  it('says so in the table', async () => {
    const { status, stdout } = await auditTrusting('--system-ca');
    expect(status).toBe(0);
    expect(stdout).toContain('Certificates, by who signed them');
    expect(stdout).toContain('ends in a root that this system alone trusts');
  });

  it('is what it takes: without it the system’s roots are left out', async () => {
    const report = await reportTrusting();
    expect(report.options).not.toHaveProperty('systemCa');
    expect(kinds(report)).toContain('untrusted-root');
    expect(report.issuers[0]).not.toHaveProperty('anchor');
  });
});
