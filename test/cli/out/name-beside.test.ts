import { spawnSync } from 'node:child_process';
import { mkdir, readdir, symlink, utimes, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nameBeside, removeLitter } from '../../../src/cli/out/name-beside.ts';
import { writeReportFile } from '../../../src/cli/out/report-file.ts';
import { temporaryFolder } from '../run-cli.ts';

const longAgo = new Date('2020-01-01');

async function leave(file: string): Promise<void> {
  await writeFile(file, 'half');
  await utimes(file, longAgo, longAgo);
}

describe('removeLitter()', () => {
  it('removes what a kill left beside this place a day ago', async () => {
    const place = join(await temporaryFolder(), 'report.json');
    await leave(nameBeside(place));
    await leave(nameBeside(place));
    await writeReportFile(place, {}, () => ['new']);
    expect(await readdir(join(place, '..'))).toEqual(['report.json']);
  });

  it('removes at once what a process left that is gone', async () => {
    const place = join(await temporaryFolder(), 'report.json');
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    await writeFile(nameBeside(place).replace(`.${process.pid}.`, `.${pid}.`), 'half');
    removeLitter(place);
    expect(await readdir(join(place, '..'))).toEqual([]);
  });

  it('leaves for a day what a process of another machine may be writing', async () => {
    const place = join(await temporaryFolder(), 'report.json');
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    const other = `.report.json.00000000.${pid}.0123456789ab.part`;
    await writeFile(join(place, '..', other), 'half');
    removeLitter(place);
    expect(await readdir(join(place, '..'))).toEqual([other]);
  });

  it('leaves what another run may be writing, and whatever is none of its own', async () => {
    const folder = await temporaryFolder();
    const place = join(folder, 'report.json');
    await writeFile(nameBeside(place), 'under way');
    await leave(nameBeside(join(folder, 'other.json')));
    await leave(join(folder, `${basename(nameBeside(place))}s`));
    await leave(join(folder, '.report.json.notes.part'));
    await leave(join(folder, 'target'));
    await symlink('target', join(folder, basename(nameBeside(place))));
    await mkdir(join(folder, basename(nameBeside(place))));
    const before = await readdir(folder);
    removeLitter(place);
    expect(await readdir(folder)).toEqual(before);
  });

  it('minds no folder that is not there', () => {
    expect(() => removeLitter('/nobody/has/this/report.json')).not.toThrow();
  });
});
