import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { requestFlags } from '../../../src/cli/args/audit-flags.ts';
import { parseFlags, wordsOf } from '../../../src/cli/args/flag.ts';
import { parseOptions } from '../../../src/cli/args/option.ts';
import { type Asked, type ConfigWish, withConfig } from '../../../src/setup/config/with-config.ts';
import type { AuditRequest } from '../../../src/setup/request/audit-request.ts';
import { UnusableValue, UsageError } from '../../../src/setup/usage/usage-error.ts';
import { arbitraryRequest } from '../request/arbitrary-request.ts';

let folder = '';
let file = '';

beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'netready-config-')));
  onTestFinished(() => rm(folder, { recursive: true }));
  file = join(folder, 'netready.json');
});

async function asked(
  said: unknown,
  wish: ConfigWish = { config: file },
  typed: AuditRequest = {},
): Promise<Asked> {
  await writeFile(file, typeof said === 'string' ? said : JSON.stringify(said));
  return withConfig(typed, { working: folder, ...wish });
}

const typedAs = (request: AuditRequest): AuditRequest => {
  const words = wordsOf(request, requestFlags);
  return parseFlags(parseOptions(words, Object.values(requestFlags)), requestFlags);
};

describe('a request in a file', () => {
  it('is the one that is typed, whatever it asks for', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryRequest, async (request) => {
        expect(typedAs(request)).toEqual(request);
        expect((await asked(request)).request).toEqual(request);
      }),
    );
  });

  it('gives way to what is typed, field by field', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryRequest, arbitraryRequest, async (said, typed) => {
        const { request } = await asked(said, { config: file }, typed);
        expect(request).toEqual({ ...said, ...typed });
      }),
    );
  });

  it('has profiles, which go before what it says for all', async () => {
    const said = { os: ['linux'], samples: 2, profiles: { branch: { samples: 5, portal: true } } };
    expect(await asked(said)).toMatchObject({ request: { os: ['linux'], samples: 2 } });
    const wish = { config: file, profile: 'branch' };
    const { request, config } = await asked(said, wish, { samples: 7 });
    expect(request).toEqual({ os: ['linux'], samples: 7, portal: true });
    expect(config).toMatchObject({ file, profile: 'branch', isFound: false });
  });

  it('is found from the working folder upwards, and passed by where that is asked', async () => {
    const said = { os: ['linux'] };
    expect(await asked(said, {})).toMatchObject({ request: said, config: { file, isFound: true } });
    expect(await asked(said, { noConfig: true })).toEqual({ request: {} });
    const deep = join(folder, 'a', 'b');
    await mkdir(deep, { recursive: true });
    expect(await withConfig({}, { working: deep })).toMatchObject({
      request: said,
      config: { file },
    });
  });

  it('names its files from its own folder, wherever netready runs', async () => {
    await writeFile(join(folder, 'list.csv'), '');
    const said = {
      catalogues: ['mde-gov', 'list.csv'],
      ca: ['/abs/a.pem'],
      expectRoot: ['ab'.repeat(20), 'roots/b.pem'],
      routes: ['direct', 'pac+file:proxy.pac', 'pac+http://a.example/p.pac'],
    };
    expect((await asked(said)).request).toEqual(said);
    expect((await withConfig({}, { config: file, working: tmpdir() })).request).toEqual({
      catalogues: ['mde-gov', join(folder, 'list.csv')],
      ca: ['/abs/a.pem'],
      expectRoot: ['ab'.repeat(20), join(folder, 'roots', 'b.pem')],
      routes: ['direct', `pac+file:${join(folder, 'proxy.pac')}`, 'pac+http://a.example/p.pac'],
    });
  });

  it.each([
    [{ regoins: ['eu'] }, 'Unknown field "regoins" in FILE: did you mean regions?'],
    [{ profiles: { a: { profiles: {} } } }, 'Unknown field profiles.a."profiles" in FILE: '],
    [{ os: ['beos'] }, 'Cannot use "beos" for os[0] in FILE: choose one of auto, '],
    [
      { profiles: { a: { samples: 0 } } },
      'Cannot use 0 for profiles.a.samples in FILE: give a whole',
    ],
    [{ profiles: [] }, 'Cannot use a list for profiles in FILE: give an object'],
    ['[]', 'Cannot use a list for the request in FILE: give an object'],
    [{ save: 'a.ndjson' }, 'Unknown field "save" in FILE: '],
    [{ output: ['a.json'] }, 'Unknown field "output" in FILE: choose of catalogues, '],
    [{ catalogues: ['.'] }, 'Cannot use "." for catalogues in FILE: it is no regular file'],
    [{ routes: ['pac+file:///a%00b'] }, 'for routes in FILE: it names no file of this machine'],
    ['{', 'Cannot read the request in "FILE": line 1: '],
  ])('is refused in one line that names it: %j', async (said, message) => {
    const error = await asked(said).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UsageError);
    expect((error as Error).message.replaceAll(file, 'FILE')).toContain(message);
  });

  it.each([
    [{}, 'branch', 'has no profiles'],
    [{ profiles: { a: {}, b: {} } }, 'c', 'Cannot use "c" for --profile: choose one of a, b'],
    [{ profiles: { a: {} } }, '__proto__', 'choose one of a'],
  ])('of %j has no profile %s', async (said, profile, message) => {
    await expect(asked(said, { config: file, profile })).rejects.toThrow(message);
  });

  it('is needed where a profile is asked for', async () => {
    await expect(withConfig({}, { profile: 'a', noConfig: true })).rejects.toThrow(
      'Cannot use "a" for --profile: there is no netready.json here or above; name a file with --config',
    );
  });

  it('is blamed for what is wrong in it later, and for nothing else', async () => {
    const said = { regions: ['mars'], lab: 'x', profiles: { a: { lab: 'y' } } };
    const { config } = await asked(said, { config: file, profile: 'a' }, { os: ['linux'] });
    const blamed = (field: string): unknown =>
      config?.blame(new UnusableValue(field, { value: 'v', why: 'w' }));
    expect(blamed('regions')).toMatchObject({
      message: `Cannot use "v" for regions in ${file}: w`,
    });
    expect(blamed('lab')).toMatchObject({
      message: `Cannot use "v" for profiles.a.lab in ${file}: w`,
    });
    expect(blamed('os')).toMatchObject({ message: 'Cannot use "v" for os: w' });
    const bug = new TypeError('x');
    expect(config?.blame(bug)).toBe(bug);
  });
});

describe('a request that was found', () => {
  it.each([
    ...[{ resolver: '192.0.2.1' }, { connectTo: [':443:192.0.2.1:443'] }, { ca: ['a.pem'] }],
    ...[{ expectRoot: ['ab'.repeat(20)] }, { systemCa: true }, { timeoutMs: 1 }, { samples: 9 }],
    ...[{ rate: 10_000 }, { concurrency: 9 }, { failOn: 'never' }, { lab: 'all-clear' }],
    { profiles: { a: { failOn: 'never' } } },
  ])('says nothing of whom to believe, how hard to try and what counts: %j', async (said) => {
    const error = await asked(said, {}).catch((thrown: unknown) => thrown);
    expect((error as Error).message).toMatch(
      /^Cannot take \S+ in \S+ from a file that was found: name the file with --config to trust it$/,
    );
    expect((await asked(said)).config?.isFound).toBe(false);
  });

  it.each([
    [{ catalogues: ['../list.csv'] }, 'catalogues'],
    [{ settings: ['/etc/hostname'] }, 'settings'],
    [{ catalogues: ['link.csv'] }, 'catalogues'],
    [{ routes: ['pac+file:/etc/hostname'] }, 'routes'],
    [{ routes: ['PAC+FILE:///etc/hostname'] }, 'routes'],
    [{ settings: ['../none/such'] }, 'settings'],
  ])('reads nothing outside of its folder: %j', async (said, field) => {
    await symlink('/etc/hostname', join(folder, 'link.csv'));
    await expect(asked(said, {})).rejects.toThrow(
      `for ${field} in ${file}: a request that was found reads nothing outside of its folder`,
    );
  });

  it('reads what lies in its folder or below it', async () => {
    await mkdir(join(folder, '..lists'));
    await writeFile(join(folder, '..lists', 'a.csv'), '');
    const said = { catalogues: ['..lists/a.csv'], settings: ['none.reg'] };
    expect((await asked(said, {})).request).toEqual(said);
  });

  it('waits for no pipe', async ({ skip }) => {
    skip(process.platform === 'win32', 'pipes of POSIX');
    execFileSync('sh', ['-c', 'mkfifo pipe'], { cwd: folder });
    await expect(asked({ settings: ['pipe'] }, {})).rejects.toThrow('it is no regular file');
  });
});
