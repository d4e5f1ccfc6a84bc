import { realpath } from 'node:fs/promises';
import { argv, env, execPath } from 'node:process';
import { systemFolder } from '../../discovery/windows/live/system-folder.ts';
import type { Original } from '../out/as-system/system-folder.ts';
import type { SystemMeans } from './audit-as-system.ts';

/** The means of this Windows: its programs, a folder of administrators, and what runs here. */
export async function windowsMeans(): Promise<SystemMeans> {
  const folder = systemFolder();
  return {
    schtasks: `${folder}\\schtasks.exe`,
    icacls: `${folder}\\icacls.exe`,
    shell: `${folder}\\cmd.exe`,
    // Users may make folders below ProgramData, and not here.
    parent: env['ProgramFiles'] ?? 'C:\\Program Files',
    original: await ownProgram(argv[1]),
  };
}

/** A single executable has all of it inside; else Node runs a script of the package. */
async function ownProgram(script: string | undefined): Promise<Original> {
  const sea = process.getBuiltinModule('node:sea');
  if (sea?.isSea() || script === undefined) return { executable: execPath };
  return { executable: execPath, entry: await realpath(script) };
}
