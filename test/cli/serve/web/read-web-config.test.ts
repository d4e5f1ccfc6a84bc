import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { readWebConfig, type WebConfig } from '../../../../src/cli/serve/web/read-web-config.ts';
import { UsageError } from '../../../../src/setup/usage/usage-error.ts';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'netready-web-'));
  onTestFinished(() => rm(folder, { recursive: true }));
});

async function read(text: string): Promise<WebConfig> {
  const file = join(folder, 'web.yml');
  await writeFile(file, text);
  return readWebConfig(file);
}

function makeKeys(name: string): void {
  const out = ['-keyout', `${name}.key`, '-out', `${name}.pem`];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
  const args = ['req', '-x509', ...kind, ...out, '-subj', `/CN=${name}`];
  execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' });
}

const hash = '$2y$10$uvyW7wvIibxKaIj/QKNNIerpxC4ySO6KMaKnoCGeqz1wsTphMdNXa';

describe('readWebConfig()', () => {
  it('takes what an exporter takes', async () => {
    makeKeys('own');
    const config = await read(`# as the exporter toolkit documents it
tls_server_config:
  cert_file: own.pem
  key_file: own.key
  client_auth_type: RequireAndVerifyClientCert
  client_ca_file: own.pem
  min_version: TLS13
http_server_config:
  http2: true
  headers:
    Strict-Transport-Security: max-age=31536000; includeSubDomains
basic_auth_users:
  alice: ${hash}
`);
    expect(config.tls).toMatchObject({ asksClient: true, context: { minVersion: 'TLSv1.3' } });
    expect([...config.users]).toEqual([['alice', hash]]);
    expect(config.headers).toEqual({
      'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
    });
  });

  it.each(['', '# nothing\n', 'basic_auth_users: {}\n'])(
    'is open where it says %j',
    async (text) => {
      expect(await read(text)).toEqual({ users: new Map(), headers: {} });
    },
  );

  it.each([
    ['tls_server_config: {cert_file: a.pem}', 'needs cert_file and key_file'],
    ['tls_server_config: {cert_file: no.pem, key_file: no.key}', 'no.pem'],
    ['tls_server_config: {cipher_suites: [A]}', 'cipher_suites'],
    ['tls_config: {}', 'choose one of tls_server_config'],
    ['basic_auth_users: {a: plain}', 'no hash of bcrypt'],
    [`basic_auth_users: {a: ${hash.replace('$10$', '$31$')}}`, 'no hash of bcrypt'],
    ['basic_auth_users: [a]', 'give a map'],
    ['http_server_config: {headers: {Server: x}}', 'choose one of'],
    ['http_server_config: {headers: {X-Frame-Options: "a\\r\\nb"}}', 'give text'],
    ['a: &a [1]\nb: *a', 'no YAML'],
    ['a: 1\na: 2', 'no YAML'],
    ['[', 'no YAML'],
    ['7', 'give a map'],
  ])('refuses %j in one line', async (text, why) => {
    const error = await read(text).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(UsageError);
    expect((error as Error).message).toContain(why);
    expect((error as Error).message).toMatch(/^[^\n]{1,1000}$/);
  });

  it('tells no hash of the file', async () => {
    for (const text of [`basic_auth_users:\n  a: ${hash}x\n`, `basic_auth_users: [${hash}\n`]) {
      await expect(read(text)).rejects.not.toThrow('uvyW7wvIibxKaIj');
    }
  });

  it('refuses a key of another certificate', async () => {
    makeKeys('one');
    makeKeys('other');
    const mixed = 'tls_server_config: {cert_file: one.pem, key_file: other.key}';
    await expect(read(mixed)).rejects.toThrow('Cannot use the certificate and the key');
  });

  it('reads any text, or refuses it in one line', async () => {
    const piece = fc.constantFrom(
      ...[
        'tls_server_config',
        'basic_auth_users',
        'cert_file',
        ': ',
        '\n',
        '  ',
        '- ',
        '&a ',
        '*a',
      ],
      ...[
        '{',
        '}',
        '[',
        ']',
        '"',
        "'",
        '|',
        '>',
        '!!binary ',
        '%YAML',
        '---',
        '<<',
        hash,
        '\t',
        '?',
      ],
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')),
    );
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        await read(text).catch((error: unknown) => {
          expect(error).toBeInstanceOf(UsageError);
          expect((error as Error).message).toMatch(/^[^\n]{1,1000}$/);
        });
      }),
      { numRuns: 500 },
    );
  });
});
