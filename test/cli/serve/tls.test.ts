import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { get } from 'node:https';
import { join } from 'node:path';
import type { SecureVersion, TLSSocket } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../run-cli.ts';
import { type Serving, serving } from './serving.ts';

/** A key and a certificate of itself. */
async function keysOf(name: string): Promise<Readonly<Record<'key' | 'cert', string>>> {
  const folder = await temporaryFolder();
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
  const names = ['-subj', `/CN=${name}`, '-addext', 'subjectAltName=IP:127.0.0.1'];
  const out = ['-keyout', 'own.key', '-out', 'own.pem'];
  execFileSync('openssl', ['req', '-x509', ...kind, ...names, ...out], {
    cwd: folder,
    stdio: 'ignore',
  });
  const [key, cert] = ['own.key', 'own.pem'].map((file) =>
    readFileSync(join(folder, file), 'utf8'),
  );
  return { key: key ?? '', cert: cert ?? '' };
}

interface Caller {
  readonly ca: string;
  readonly key?: string;
  readonly cert?: string;
  readonly maxVersion?: SecureVersion;
}

/** The status of an answer and whom it came from, or why there is none. */
function asked({ url }: Serving, caller: Caller): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  const request = get(`${url}/-/healthy`, { ...caller, agent: false }, (answer) => {
    const { subject } = (answer.socket as TLSSocket).getPeerCertificate();
    resolve(`${answer.statusCode} ${subject.CN}`);
    answer.resume();
  });
  request.on('error', (error: NodeJS.ErrnoException) => resolve(String(error.code)));
  return promise;
}

const tls = 'tls_server_config:\n  cert_file: own.pem\n  key_file: own.key\n';

describe('a server with TLS', () => {
  it('renews its certificate when it reads its files again, and keeps the old one of a bad pair', async () => {
    const [one, other] = await Promise.all([keysOf('one'), keysOf('other')]);
    const files = { 'own.pem': one.cert, 'own.key': one.key, 'web.yml': tls };
    const server = await serving({}, files);
    expect(server.url).toMatch(/^https:/);
    expect(await asked(server, { ca: one.cert })).toBe('200 one');
    await server.write('own.pem', other.cert);
    await expect(server.reload()).rejects.toThrow('Cannot use the certificate and the key');
    expect(await asked(server, { ca: one.cert })).toBe('200 one');
    await server.write('own.key', other.key);
    await server.reload();
    expect(await asked(server, { ca: other.cert })).toBe('200 other');
    await server.write('web.yml', '');
    await expect(server.reload()).rejects.toThrow('by a restart alone');
  });

  it('speaks no older TLS than it is told', async () => {
    const { key, cert } = await keysOf('own');
    const files = { 'own.pem': cert, 'own.key': key, 'web.yml': `${tls}  min_version: TLS13\n` };
    const server = await serving({}, files);
    expect(await asked(server, { ca: cert })).toBe('200 own');
    const old = await asked(server, { ca: cert, maxVersion: 'TLSv1.2' });
    expect(old).toBe('EPROTO');
  });

  it('lets in who shows a certificate of its authority, and nobody else', async () => {
    const [own, client, stranger] = await Promise.all(['own', 'client', 'stranger'].map(keysOf));
    if (!own || !client || !stranger) throw new TypeError('no keys');
    const asks = '  client_auth_type: RequireAndVerifyClientCert\n  client_ca_file: client.pem\n';
    const files = { 'own.pem': own.cert, 'own.key': own.key, 'web.yml': tls + asks };
    const server = await serving({}, { ...files, 'client.pem': client.cert });
    const ca = own.cert;
    expect(await asked(server, { ca, ...client })).toBe('200 own');
    expect(await asked(server, { ca })).not.toContain('200');
    expect(await asked(server, { ca, ...stranger })).not.toContain('200');
  });
});
