import { mkdir, readdir, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
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

  it('leaves what another run may be writing, and whatever is none of its own', async () => {
    const folder = await temporaryFolder();
    const place = join(folder, 'report.json');
    await writeFile(nameBeside(place), 'under way');
    await leave(nameBeside(join(folder, 'other.json')));
    await leave(join(folder, '.report.json.0123456789ab.parts'));
    await leave(join(folder, '.report.json.notes.part'));
    await leave(join(folder, 'target'));
    await symlink('target', join(folder, '.report.json.0123456789ab.part'));
    await mkdir(join(folder, '.report.json.0123456789ac.part'));
    const before = await readdir(folder);
    removeLitter(place);
    expect(await readdir(folder)).toEqual(before);
  });

  it('minds no folder that is not there', () => {
    expect(() => removeLitter('/nobody/has/this/report.json')).not.toThrow();
  });
});
