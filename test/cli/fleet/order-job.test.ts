import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { OpenFleet } from '../../../src/cli/fleet/hub-folder.ts';
import { orderJob, readOrder, sitesOf } from '../../../src/cli/fleet/order-job.ts';

const folder = mkdtempSync(join(tmpdir(), 'netready-order-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe('readOrder()', () => {
  const path = file(
    'netready.jsonc',
    '{ "$schema": "x", /* all */ "os": ["windows-11"], "profiles": { "branch": { "samples": 3 } } }',
  );

  it('reads a file as --config takes it', async () => {
    expect(await readOrder(path)).toEqual({ os: ['windows-11'] });
  });

  it('takes a profile over what stands for all', async () => {
    expect(await readOrder(path, 'branch')).toEqual({ os: ['windows-11'], samples: 3 });
  });

  it('names the profiles that there are', async () => {
    await expect(readOrder(path, 'brunch')).rejects.toThrow('did you mean branch?');
  });

  it('tells the field and the file of what is wrong', async () => {
    const wrong = file('wrong.json', '{ "samples": 0 }');
    await expect(readOrder(wrong)).rejects.toThrow(`samples in ${wrong}`);
    await expect(readOrder(file('list.json', '[]'))).rejects.toThrow('give an object');
  });
});

describe('sitesOf()', () => {
  it('reads names between commas, each once', async () => {
    expect(await sitesOf('berlin, lima,berlin')).toEqual(['berlin', 'lima']);
  });

  it('reads a file with one a line, its comments and the first column of a table', async () => {
    const path = file('sites.csv', 'site,place\nberlin,HQ\n# closed\nlima;Perú\r\n\nosaka # new\n');
    expect(await sitesOf(path)).toEqual(['berlin', 'lima', 'osaka']);
  });

  it.each(['', ',', 'Berlin', 'a.b', '*', '../x'])('refuses "%s" in one line', async (words) => {
    await expect(sitesOf(words)).rejects.toThrow('for --sites');
  });
});

/** A hub at which jobs are known, however long ago they were ordered. */
function fleetWith(known: Readonly<Record<string, readonly string[]>>): OpenFleet {
  const hub = {
    prepare: async () => {},
    order: async () => true,
    sitesWith: async (job: string) => new Set(known[job]),
    waiting: async () =>
      Object.entries(known).flatMap(([job, sites]) => sites.map((site) => ({ site, job }))),
  };
  return { hub } as unknown as OpenFleet;
}

describe('orderJob()', () => {
  const wish = { request: {}, sites: ['berlin', 'lima', 'oslo'] };

  it('orders nothing twice under a name, however late', async () => {
    const fleet = fleetWith({ daily: ['lima'] });
    const { ordered } = await orderJob(fleet, { ...wish, name: 'daily' });
    expect(ordered).toEqual(['berlin', 'oslo']);
    expect((await orderJob(fleet, wish)).ordered).toEqual(wish.sites);
  });

  it('leaves out who has not done the one before, where that is asked for', async () => {
    const fleet = fleetWith({ 'daily-1': ['lima'], 'other-1': ['oslo'] });
    const late = { ...wish, name: 'daily-2', unlessWaiting: 'daily-' };
    expect((await orderJob(fleet, late)).ordered).toEqual(['berlin', 'oslo']);
  });
});
