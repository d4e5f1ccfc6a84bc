import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { exportKeys } from '../../../../src/discovery/windows/live/export-keys.ts';
import { windowsMachine } from '../../../../src/discovery/windows/windows-machine.ts';
import { temporaryFolder } from '../../../cli/run-cli.ts';
import { hasStandIns, standInProgram } from './stand-in-program.ts';

/** Writes what `reg.exe export` does: UTF-16 with its mark. */
const exporting = `
if (args[0] !== 'export' || args[3] !== '/y' || args[4] !== '/reg:64') process.exit(1);
const key = args[1].replace('HKLM', 'HKEY_LOCAL_MACHINE');
if (key.endsWith('Absent')) process.exit(1);
const text = '\\ufeffWindows Registry Editor Version 5.00\\r\\n\\r\\n[' + key + ']\\r\\n"Proxy"="pröxy-Ж:80"\\r\\n';
fs.writeFileSync(args[2], Buffer.from(text, 'utf16le'));
if (key.endsWith('Slow')) setInterval(() => {}, 1000);
`;

describe.skipIf(!hasStandIns)('exportKeys()', () => {
  it('reads each key out of a file of its own, which is gone afterwards', async () => {
    const folder = await temporaryFolder();
    const program = await standInProgram(exporting);
    const keys = [{ key: 'HKLM\\One' }, { key: 'HKLM\\Absent' }, { key: 'HKLM\\Two' }];
    const files = await exportKeys({ keys, program, folder });
    const { registry } = windowsMachine(files);
    expect(registry.get('HKLM\\One', 'Proxy')).toBe('pröxy-Ж:80');
    expect(registry.get('HKLM\\Two', 'Proxy')).toBe('pröxy-Ж:80');
    expect(files).toHaveLength(2);
    expect(await readdir(folder)).toEqual([]);
  });

  it('asks once for what lies below another key, and not for what is too large', async () => {
    const program = await standInProgram(exporting);
    const keys = [
      { key: 'HKLM\\One' },
      { key: 'HKLM\\One\\Below', deep: true as const },
      { key: 'HKLM\\Oneself' },
      { key: 'HKLM\\Large', isLarge: true as const },
    ];
    const files = await exportKeys({ keys, program, folder: await temporaryFolder() });
    expect(
      files.flatMap((one) => ('values' in one ? one.values.map(({ key }) => key) : [])),
    ).toEqual(['HKEY_LOCAL_MACHINE\\One', 'HKEY_LOCAL_MACHINE\\Oneself']);
  });

  it('has nothing where the program is missing, or writes what is no export', async () => {
    const folder = await temporaryFolder();
    const keys = [{ key: 'HKLM\\One' }];
    expect(await exportKeys({ keys, program: '/no/such/program', folder })).toEqual([]);
    const program = await standInProgram(`fs.writeFileSync(args[2], Buffer.alloc(100_000, 0xff));`);
    expect(await exportKeys({ keys, program, folder })).toEqual([]);
    expect(await readdir(folder)).toEqual([]);
  });

  it('waits no longer than its deadline for a program that does not end', async () => {
    const folder = await temporaryFolder();
    const program = await standInProgram(exporting);
    const files = await exportKeys({ keys: [{ key: 'HKLM\\Slow' }], program, folder });
    expect(files).toHaveLength(1);
    expect(await readdir(folder)).toEqual([]);
  }, 30_000);
});
