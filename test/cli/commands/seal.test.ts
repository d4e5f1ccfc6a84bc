import { generateKeyPairSync } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli, temporaryFolder } from '../run-cli.ts';

const lines = Array.from({ length: 20 }, (_, i) => `{"line":${i + 1}}\n`);

interface Kept {
  readonly file: string;
  readonly key: string;
  readonly publicKey: string;
  readonly folder: string;
}

async function kept(): Promise<Kept> {
  const folder = await temporaryFolder();
  const [file, key, publicKey] = ['a.ndjson', 'k.pem', 'k.pub'].map((name) => join(folder, name));
  if (!file || !key || !publicKey) throw new Error('three names');
  const pair = generateKeyPairSync('ed25519');
  await writeFile(file, lines.join(''));
  await writeFile(key, pair.privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  await writeFile(publicKey, pair.publicKey.export({ type: 'spki', format: 'pem' }));
  return { file, key, publicKey, folder };
}

describe('netready seal and verify', () => {
  it('show a changed line by its number, and who signed', async () => {
    const { file, key, publicKey } = await kept();
    const sealed = await runCli(['seal', file, '--key', key]);
    expect(sealed).toMatchObject({ status: 0, stderr: '' });
    expect(sealed.stdout).toMatch(
      / seals 20 lines, 231 bytes\.\nSigned by the key [\da-f]{64}\.\n$/,
    );
    const whole = await runCli(['verify', file, '--public-key', publicKey]);
    expect(whole).toMatchObject({ status: 0, stderr: '' });
    expect(whole.stdout).toMatch(/ is whole: 20 lines, 231 bytes\.\nThe signature fits: /);
    await writeFile(file, lines.with(6, 'x\n').join(''));
    const changed = await runCli(['verify', file, '--public-key', publicKey]);
    expect(changed).toMatchObject({ status: 1, stderr: '' });
    expect(changed.stdout).toContain('\n  line 7 changed, at byte 66\n');
  });

  it('say to a program what was changed, by whom it was signed, and nothing for sure without the key', async () => {
    const { file, key, publicKey } = await kept();
    await runCli(['seal', file, '--key', key]);
    const json = async (...words: readonly string[]) => {
      const { status, stdout } = await runCli(['verify', file, ...words, '--format', 'json']);
      return { status, ...(JSON.parse(stdout) as object) };
    };
    const signed = ['--public-key', publicKey];
    expect(await json()).toMatchObject({ status: 2, state: 'unknown', signature: 'unchecked' });
    expect(await json(...signed)).toMatchObject({
      ...{ status: 0, schemaVersion: 1, kind: 'verified', state: 'whole', signature: 'fits' },
      ...{ found: { lines: 20, bytes: 231 }, sealed: { lines: 20, bytes: 231 }, places: [] },
    });
    await writeFile(file, lines.with(6, 'x\n').join(''));
    const line = { from: 7, to: 7 };
    expect(await json(...signed)).toMatchObject({
      ...{ status: 1, state: 'changed', further: 0 },
      places: [{ what: 'changed', at: 66, found: line, sealed: line }],
    });
  });

  it('say of a seal that nobody signed that it shows accidents', async () => {
    const { file, publicKey } = await kept();
    expect((await runCli(['seal', file])).stdout).toContain('It is not signed: it shows accidents');
    const whole = await runCli(['verify', file]);
    expect(whole).toMatchObject({ status: 0, stderr: '' });
    expect(whole.stdout).toContain('It is not signed: it shows accidents');
    const asked = await runCli(['verify', file, '--public-key', publicKey]);
    expect(asked.status).toBe(1);
    expect(asked.stdout).toContain('The seal is not signed, by the given key or any other.');
  });

  it('do not call a signed file whole without the key, nor by another one', async () => {
    const { file, key } = await kept();
    const other = await kept();
    await runCli(['seal', file, '--key', key]);
    const unchecked = await runCli(['verify', file]);
    expect(unchecked.status).toBe(2);
    expect(unchecked.stderr).toMatch(
      /^netready: Cannot tell whether [^\n]+; give --public-key FILE\n$/,
    );
    expect(unchecked.stdout).not.toContain('is whole');
    const wrong = await runCli(['verify', file, '--public-key', other.publicKey]);
    expect(wrong.status).toBe(1);
    expect(wrong.stdout).toContain('The signature is not of the given key');
  });

  it('keep a seal that is there, unless it is to be replaced', async () => {
    const { file, key, publicKey } = await kept();
    await runCli(['seal', file]);
    const before = await readFile(`${file}.seal`, 'utf8');
    const refused = await runCli(['seal', file, '--key', key]);
    expect(refused).toMatchObject({ status: 2, stdout: '' });
    expect(refused.stderr).toMatch(
      /it exists; check it by netready verify, or replace it with --force\n$/,
    );
    expect(await readFile(`${file}.seal`, 'utf8')).toBe(before);
    expect((await runCli(['seal', file, '--key', key, '--force'])).status).toBe(0);
    expect((await runCli(['verify', file, '--public-key', publicKey])).status).toBe(0);
  });

  it('put nothing of the private key anywhere, and the seal where it is asked', async () => {
    const { file, key, folder } = await kept();
    const place = join(folder, 'elsewhere');
    const { stdout, stderr } = await runCli(['seal', file, '--key', key, '--seal', place]);
    const secret = (await readFile(key, 'utf8')).split('\n')[1] ?? '';
    expect(secret).toMatch(/^\S{60,}$/);
    for (const text of [stdout, stderr, await readFile(place, 'utf8')])
      expect(text).not.toContain(secret.slice(22));
    expect(await readdir(folder)).toEqual(['a.ndjson', 'elsewhere', 'k.pem', 'k.pub']);
    expect((await runCli(['verify', file, '--seal', place])).status).toBe(2);
  });

  it('seal a redacted audit', async () => {
    const folder = await temporaryFolder();
    const [audit, redacted] = [join(folder, 'a.ndjson'), join(folder, 'redacted.json')];
    await runCli(['audit', '--lab', 'all-clear', '--save', audit, '--quiet', '--summary']);
    await runCli(['judge', audit, '--redact', '--output', redacted, '--summary']);
    expect((await runCli(['seal', redacted])).status).toBe(0);
    expect((await runCli(['verify', redacted])).status).toBe(0);
    expect((await runCli(['judge', audit, '--summary'])).status).toBe(0);
  });

  it.each<[string, (place: Kept) => Promise<unknown>, string]>([
    [
      'a key that others may read',
      ({ key }) => chmod(key, 0o640),
      'others than its owner may read it (mode 0640): chmod 600',
    ],
    [
      'a key that is none',
      ({ key }) => writeFile(key, 'x'),
      'it holds no private key in PEM (PKCS#8); openssl genpkey',
    ],
    ['an encrypted key', ({ key }) => writeFile(key, encrypted()), 'it is encrypted; openssl pkey'],
    [
      'a key of another kind',
      ({ key }) => writeFile(key, rsa()),
      'it is a key for rsa, and Ed25519 is asked; openssl',
    ],
    ['a damaged key', ({ key }) => writeFile(key, damaged), 'its PEM is damaged; openssl'],
    [
      'a key that is large',
      ({ key }) => writeFile(key, 'x'.repeat(70_000)),
      'it has 70000 bytes, and no key has',
    ],
  ])('refuse %s in one line', async (_, spoil, why) => {
    const place = await kept();
    await spoil(place);
    const { status, stdout, stderr } = await runCli(['seal', place.file, '--key', place.key]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^netready: Cannot use "[^\n]+" for --key: [^\n]+\n$/);
    expect(stderr).toContain(why);
    expect(await readdir(place.folder)).not.toContain('a.ndjson.seal');
  });

  it('refuse what cannot be used, in one line', async () => {
    const { file, key, publicKey, folder } = await kept();
    await mkdir(join(folder, 'd'));
    await writeFile(`${file}.seal`, lines.join(''));
    for (const [args, why] of [
      [['seal'], 'Name a file to seal: netready seal FILE'],
      [['verify'], 'Name a sealed file: netready verify FILE'],
      [['seal', join(folder, 'none')], 'there is no such file'],
      [['seal', join(folder, 'd')], 'it is a folder'],
      [['seal', file, '--seal', file, '--force'], '--seal would replace it'],
      [['seal', file, '--key', key, '--seal', key, '--force'], '--seal would replace it'],
      [['verify', key], 'there is no such file'],
      [['verify', file], 'Cannot read the seal'],
      [['verify', file, '--public-key', key], 'it holds a private key'],
      [['verify', file, '--public-key', file], 'it holds no public key in PEM'],
      [['seal', file, '--key', publicKey, '--force'], 'for --key: '],
    ] as const) {
      const { status, stdout, stderr } = await runCli([...args]);
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toMatch(/^netready: [^\n]+\n$/);
      expect(stderr).toContain(why);
    }
    expect(await readFile(file, 'utf8')).toBe(lines.join(''));
  });
});

const damaged = '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n';

function rsa(): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

function encrypted(): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  const secret = { cipher: 'aes-256-cbc', passphrase: 'x' } as const;
  return privateKey.export({ type: 'pkcs8', format: 'pem', ...secret }).toString();
}
