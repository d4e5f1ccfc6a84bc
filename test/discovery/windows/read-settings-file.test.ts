import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { deflatedZip } from '../../../fixtures/catalogue/workbook/deflated-zip.ts';
import {
  accountKeys,
  analyzerText,
  exportOf,
  supportLog,
} from '../../../fixtures/settings/company-machine.ts';
import { archiveFiles } from '../../../src/catalogue/archive-files.ts';
import { readSettingsFile } from '../../../src/discovery/windows/read-settings-file.ts';

async function fileOf(content: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'netready-settings-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, 'settings');
  await writeFile(path, content);
  return path;
}

function kindOf({ kind }: { readonly kind: string }): string {
  return kind;
}

describe('readSettingsFile()', () => {
  it('reads a file of any name', async () => {
    const path = await fileOf('REGEDIT4\n[HKEY_USERS\\x]\n"a"="b"\n');
    expect(await readSettingsFile(path)).toMatchObject({ kind: 'registry-export' });
  });

  it('names the path and the problem of any other', async () => {
    const path = await fileOf('hello');
    expect(await readSettingsFile(path)).toEqual({ path, problem: 'unknown-format' });
    await truncate(path, 5 * 1024 ** 3);
    expect(await readSettingsFile(path)).toEqual({ path, problem: 'too-large' });
  });

  it('reads every text of an archive, and passes over what tells nothing', async () => {
    const path = await fileOf('');
    const parts = [
      { name: 'MDEClientAnalyzerResult/MDEClientAnalyzerResult.txt', body: analyzerText() },
      { name: 'SystemInfoLogs/machine.reg', body: exportOf(accountKeys) },
      { name: 'SystemInfoLogs/notes.txt', body: 'nothing of a proxy' },
      { name: 'trace.etl', body: Buffer.alloc(1000), declares: 2 ** 31 },
      { name: 'locked.txt', body: supportLog(), encrypted: true as const },
    ];
    await writeFile(path, deflatedZip(parts));
    const file = await readSettingsFile(path, archiveFiles);
    const kinds = 'kind' in file && file.kind === 'several' ? file.parts.map(kindOf) : file;
    expect(kinds).toEqual([
      ...['registry-query', 'winhttp-proxy', 'connection-shown', 'analyzer'],
      'registry-export',
    ]);
  });

  it('refuses an archive that is cut off, or tells nothing', async () => {
    const path = await fileOf('');
    const whole = deflatedZip([{ name: 'a.txt', body: analyzerText() }]);
    await writeFile(path, whole.subarray(0, whole.length - 30));
    expect(await readSettingsFile(path, archiveFiles)).toMatchObject({ problem: 'unreadable' });
    await writeFile(path, deflatedZip([{ name: 'a.txt', body: 'nothing' }]));
    expect(await readSettingsFile(path, archiveFiles)).toEqual({ path, problem: 'unknown-format' });
  });

  it('blames the file for what the archive says, and for no bug of ours', async () => {
    const path = await fileOf('');
    await writeFile(path, deflatedZip([{ name: 'a.txt', body: analyzerText() }]));
    const damaged = async (): Promise<never> => Promise.reject(new Error('damaged'));
    const told = { path, problem: 'unreadable', detail: 'damaged' };
    expect(await readSettingsFile(path, damaged)).toEqual(told);
    const nothing = async () => [undefined as unknown as Uint8Array];
    await expect(readSettingsFile(path, nothing)).rejects.toBeInstanceOf(TypeError);
  });

  it('tells what the system says of a path that is no file', async () => {
    expect(await readSettingsFile('no-such-file')).toMatchObject({
      problem: 'unreadable',
      detail: 'there is no such file',
    });
    expect(await readSettingsFile(tmpdir())).toMatchObject({ problem: 'unreadable' });
  });
});
