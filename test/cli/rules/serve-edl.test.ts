import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { serveEdl } from '../../../src/cli/rules/serve-edl.ts';
import { entry, ranged, ruleSet } from '../../rules/sample-rules.ts';

describe('serveEdl()', () => {
  let folder = '';
  const now = new Date('2026-11-29T12:00:00.000Z');
  const text = (name: string): Promise<string> => readFile(join(folder, name), 'utf8');

  beforeEach(async () => {
    const around = await mkdtemp(join(tmpdir(), 'netready-edl-'));
    folder = join(around, 'new');
    onTestFinished(() => rm(around, { recursive: true, force: true }));
  });

  it('writes a file for each list, which everybody may read, and what changed, the newest first', async () => {
    const served = { folder, dialect: 'pan-os', now } as const;
    await serveEdl(ruleSet([entry('a.contoso.com'), entry('b.contoso.com')]), served);
    expect(await text('netready-allow.txt')).toBe('a.contoso.com/\nb.contoso.com/\n');
    expect(await text('netready-no-inspect.txt')).toBe('');
    expect((await stat(join(folder, 'netready-allow.txt'))).mode & 0o444).toBe(0o444);
    const next = new Date('2026-12-01T12:00:00.000Z');
    const again = ruleSet([entry('b.contoso.com'), entry('c.contoso.com')]);
    await serveEdl(again, { ...served, now: next });
    expect(await text('netready-changes.txt')).toBe(
      [
        '2026-12-01T12:00:00.000Z netready-allow.txt: 2 lines, 1 added, 1 removed',
        '+ c.contoso.com/',
        '- a.contoso.com/',
        '2026-11-29T12:00:00.000Z netready-allow.txt: 2 lines, 2 added, 0 removed',
        '+ a.contoso.com/',
        '+ b.contoso.com/\n',
      ].join('\n'),
    );
    expect((await readdir(folder)).sort()).toEqual([
      'netready-allow.txt',
      'netready-changes.txt',
      'netready-no-auth.txt',
      'netready-no-inspect.txt',
    ]);
  });

  it('leaves alone what did not change, with its date', async () => {
    const served = { folder, dialect: 'squid', now } as const;
    const set = ruleSet([entry('a.contoso.com')]);
    await serveEdl(set, served);
    const before = await stat(join(folder, 'netready-allow.txt'));
    const [list] = await serveEdl(set, served);
    expect(list).toMatchObject({ added: [], removed: [] });
    expect((await stat(join(folder, 'netready-allow.txt'))).ino).toBe(before.ino);
  });

  it('writes ranges as one more list, the fewest of what is let pass', async () => {
    const [first] = await serveEdl(ranged, { folder, dialect: 'fortigate', now });
    expect(first?.file).toBe('netready-allow.txt');
    expect((await text('netready-ranges.txt')).split('\n')).toEqual([
      ...['20.55.16.0/23', '20.66.1.32/28', '20.77.0.16', '20.77.40.0/22'],
      ...['2603:1061:5:400::/64', ''],
    ]);
    expect(await text('netready-changes.txt')).toContain('netready-ranges.txt: 5 lines, 5 added');
  });

  it('refuses rules for the red alone, which would empty their own list, and products that fetch none', async () => {
    const set = ruleSet([entry('a.contoso.com')]);
    const served = { folder, now };
    await expect(
      serveEdl({ ...set, scope: 'red' }, { ...served, dialect: 'squid' }),
    ).rejects.toThrow(/--all$/);
    await expect(serveEdl(set, { ...served, dialect: 'cisco' })).rejects.toThrow(
      /choose one of squid, pan-os/,
    );
    await expect(serveEdl(set, { ...served, dialect: undefined })).rejects.toThrow(
      /^Say for which product/,
    );
  });
});
