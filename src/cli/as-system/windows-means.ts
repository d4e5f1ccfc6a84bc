import { realpath } from 'node:fs/promises';
import { env } from 'node:process';
import { systemFolder } from '../../discovery/windows/live/system-folder.ts';
import { ownProgram } from '../own-program.ts';
import type { SystemMeans } from './audit-as-system.ts';

/** The means of this Windows: its programs, a folder of administrators, and what runs here. */
export async function windowsMeans(): Promise<SystemMeans> {
  const folder = systemFolder();
  const { executable, entry } = ownProgram();
  return {
    schtasks: `${folder}\\schtasks.exe`,
    icacls: `${folder}\\icacls.exe`,
    shell: `${folder}\\cmd.exe`,
    // Users may make folders below ProgramData, and not here.
    parent: env['ProgramFiles'] ?? 'C:\\Program Files',
    original: { executable, ...(entry !== undefined && { entry: await realpath(entry) }) },
  };
}
