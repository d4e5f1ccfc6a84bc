import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { checkCloud, readRanges } from '../../../src/cli/rules/read-ranges.ts';
import { UsageError } from '../../../src/setup/usage/usage-error.ts';
import { entry, ruleSet } from '../../rules/sample-rules.ts';
import { serviceTagsFile } from '../../rules/service-tags-file.ts';

describe('readRanges()', () => {
  let path = '';

  beforeEach(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'netready-ranges-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    path = join(folder, 'ServiceTags.json');
  });

  it('reads a file, by its own name, whether it begins with a byte order mark or not', async () => {
    await writeFile(path, serviceTagsFile());
    const plain = await readRanges(path);
    expect(plain).toMatchObject({ file: 'ServiceTags.json', cloud: 'commercial' });
    await writeFile(path, `\ufeff${serviceTagsFile()}`);
    expect(await readRanges(path)).toEqual(plain);
  });

  it('refuses a file of 100 MB without reading it', async () => {
    await writeFile(path, '');
    await truncate(path, 100_000_000);
    await expect(readRanges(path)).rejects.toThrow(
      /^Cannot use "[^"]+" for --addresses: it has 100000000 bytes, and 32 MiB are the most/,
    );
  });

  it.each([
    ['deep', '['.repeat(1_000_000), /its JSON is nested deeper than 32$/],
    ['of many values', `[${'[],'.repeat(300_000)}[]]`, /its JSON is one of more than 250000 lists/],
    ['no JSON', 'nonsense', /line 1 cannot be read: nonsense$/],
    ['empty', '', /line 1 cannot be read/],
    ['a report', '{"targets":[]}', /it has no list "values"/],
  ])('refuses one that is %s in one line', async (_, text, message) => {
    await writeFile(path, text);
    await expect(readRanges(path)).rejects.toThrow(UsageError);
    await expect(readRanges(path)).rejects.toThrow(message);
    await expect(readRanges(path)).rejects.toThrow(/^[^\n]{1,400}$/);
  });

  it.each([
    [
      'Public',
      'us',
      'com',
      /of the commercial cloud, and \*\.endpoint\.security\.microsoft\.us is/,
    ],
    ['AzureGovernment', 'com', 'us', /of the government cloud, .*ServiceTags_Public_/],
  ])(
    'checkCloud() refuses a file of %s for names that end in %s',
    async (cloud, other, own, message) => {
      await writeFile(path, serviceTagsFile({ cloud }));
      const ranges = await readRanges(path);
      const of = (end: string) => entry(`endpoint.security.microsoft.${end}`, { below: true });
      expect(() => checkCloud(path, ranges, ruleSet([of(other)]))).toThrow(message);
      // Whoever asks for its own names, or for none of either, is served.
      expect(() => checkCloud(path, ranges, ruleSet([of(other), of(own)]))).not.toThrow();
      expect(() => checkCloud(path, ranges, ruleSet([entry('a.contoso.com')]))).not.toThrow();
    },
  );
});
