import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Device } from '../../../src/model/guide/reporting.ts';
import { readSiteMap, sitesByName } from '../../../src/setup/tenant/site-map.ts';
import { UsageError } from '../../../src/setup/usage/usage-error.ts';
import { temporaryFolder } from '../../cli/run-cli.ts';

async function fileOf(text: string): Promise<string> {
  const file = join(await temporaryFolder(), 'sites.csv');
  await writeFile(file, text);
  return file;
}

function device(more: Partial<Device>): Device {
  return { name: 'zrh-pc1.corp.example', tags: [], onboarding: 'Onboarded', sensor: '', ...more };
}

describe('readSiteMap()', () => {
  it.each([
    ['public-ip', '203.0.113.0/24', { publicIp: '203.0.113.9' }, true],
    ['public-ip', '203.0.113.0/24', { publicIp: '203.0.114.9' }, false],
    ['public-ip', '203.0.113.7', { publicIp: '203.0.113.7' }, true],
    ['public-ip', '2001:db8::/32', { publicIp: '2001:db8::1' }, true],
    ['public-ip', '203.0.113.0/24', { publicIp: 'x' }, false],
    ['public-ip', '203.0.113.0/24', {}, false],
    ['name', 'ZRH-*', {}, true],
    ['name', '*.corp.example', {}, true],
    ['name', 'zrh-*.corp.*', {}, true],
    ['name', 'zrh-pc1', {}, false],
    ['name', 'bsl-*', {}, false],
    ['name', 'zrh-pc1.corp.example*corp.example', {}, false],
    ['group', 'Zurich, floor 2', { group: 'zurich, floor 2' }, true],
    ['tag', 'ZRH', { tags: ['other', 'zrh'] }, true],
    ['tag', 'ZRH', { tags: ['zrh2'] }, false],
  ] as const)('places by %s %s', async (field, value, more, isThere) => {
    const sitesOf = readSiteMap(
      await fileOf(`site,by,value\r\n# a word\n\nZurich,${field},${value}\n`),
    );
    expect([...sitesOf(device(more))]).toEqual(isThere ? ['Zurich'] : []);
  });

  it.each([
    ['nothing', ''],
    ['no field', 'Zurich'],
    ['a field that is none', 'Zurich,place,x'],
    ['no value', 'Zurich,name,'],
    ['no range', 'Zurich,public-ip,203.0.113.0/33'],
    ['no address', 'Zurich,public-ip,zurich'],
    ['too many lines', 'Zurich,name,x\n'.repeat(1001)],
    ['too much', `#${'x'.repeat(1024 * 1024)}`],
  ])('refuses %s in one line', async (_, text) => {
    const file = await fileOf(text);
    expect(() => readSiteMap(file)).toThrow(UsageError);
    expect(() => readSiteMap(file)).toThrow(/^[^\n]+$/);
  });

  it('reads any text, or refuses it', async () => {
    const file = await fileOf('');
    const texts = fc.string({ unit: fc.constantFrom(...'Zz,*/.:0123abname\n#é ') });
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        await writeFile(file, text);
        try {
          readSiteMap(file)(device({ publicIp: '1.2.3.4' }));
        } catch (error) {
          expect(error).toBeInstanceOf(UsageError);
        }
      }),
      { numRuns: 200 },
    );
  });
});

it('sitesByName() goes by the group or a tag that is the name of a site', () => {
  const sitesOf = sitesByName(['Zurich', 'Bern']);
  expect([...sitesOf(device({ group: 'zurich' }))]).toEqual(['Zurich']);
  expect([...sitesOf(device({ tags: ['BERN'] }))]).toEqual(['Bern']);
  expect([...sitesOf(device({ group: 'Zurich', tags: ['Bern'] }))]).toEqual(['Zurich', 'Bern']);
  expect([...sitesOf(device({ group: 'UnassignedGroup' }))]).toEqual([]);
});
