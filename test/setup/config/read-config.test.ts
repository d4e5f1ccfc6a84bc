import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { readConfig } from '../../../src/setup/config/read-config.ts';
import { UsageError } from '../../../src/setup/usage/usage-error.ts';

let file = '';

beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'netready-read-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  file = join(folder, 'a.json');
});

async function read(text: string | Buffer): Promise<unknown> {
  await writeFile(file, text);
  return readConfig(file);
}

describe('readConfig()', () => {
  it('lets comments and trailing commas stand, and a mark of the byte order', async () => {
    const text = '\uFEFF// ours\n{ "os": ["linux", /* more? */], "lab": "a//b", }\n';
    expect(await read(text)).toEqual({ os: ['linux'], lab: 'a//b' });
  });

  it.each([
    ['', 'it is empty|line 1: '],
    ['{ "os": ["linux"\n', 'line 2: close bracket expected'],
    ['{\n  os: 1\n}', 'line 2: '],
    ['{} {}', 'line 1: end of file expected'],
    ['{"a":1,\n"b":{"c":1},\n"a":2}', 'line 3: "a" stands there twice'],
    ['{"profiles":{"x":{"os":[],"os":[]}}}', 'line 1: "os" stands there twice'],
    ['['.repeat(100_000), 'line 1: it is nested too deeply'],
    ['{"a":'.repeat(100_000), 'line 1: it is nested too deeply'],
    [' '.repeat(1024 * 1024 + 1), 'it is larger than 1 MiB'],
  ])('says in one line what is wrong in %.20s', async (text, why) => {
    const said = await read(text).catch((error: unknown) => error);
    expect(said).toBeInstanceOf(UsageError);
    expect((said as Error).message).toMatch(
      new RegExp(`^Cannot read the request in "[^\\n]*a\\.json": (${why})[^\\n]*$`),
    );
  });

  it('reads no folder, no device, and nothing that is not there', async () => {
    await expect(readConfig(tmpdir())).rejects.toThrow('it is no regular file');
    await expect(readConfig(`${file}.none`)).rejects.toThrow('there is no such file');
    if (process.platform === 'win32') return;
    await expect(readConfig('/dev/zero')).rejects.toThrow('it is no regular file');
  });

  it('gives no object a prototype, so that no name is a special one', async () => {
    const value = await read('{"__proto__":{"lab":"x"},"constructor":1}');
    expect(Object.keys(value as object)).toEqual(['__proto__', 'constructor']);
    expect((value as { lab?: string }).lab).toBeUndefined();
  });

  it('reads all JSON as JSON.parse() does', { timeout: 30_000 }, async () => {
    const value = fc.dictionary(
      fc.string().filter((name) => name !== '__proto__'),
      fc.jsonValue({ maxDepth: 3 }),
    );
    await fc.assert(
      fc.asyncProperty(value, fc.constantFrom(0, 2), async (given, space) => {
        const text = JSON.stringify(given, undefined, space);
        expect(JSON.stringify(await read(text))).toBe(JSON.stringify(JSON.parse(text)));
      }),
    );
  });

  it('answers any bytes with a value or one bounded line', { timeout: 30_000 }, async () => {
    const mostly = fc.string({ unit: fc.constantFrom(...'{}[]",:/*\\ \n-1e.truefalsnu\u0000ä') });
    await fc.assert(
      fc.asyncProperty(fc.oneof(mostly, fc.string()), async (text) => {
        const said = await read(text).catch((error: unknown) => error);
        if (said instanceof Error) expect(said).toBeInstanceOf(UsageError);
      }),
      { numRuns: 500 },
    );
  });
});
