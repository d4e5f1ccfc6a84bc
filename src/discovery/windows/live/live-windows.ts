import type { SettingsFile } from '../settings-file.ts';
import { exportKeys } from './export-keys.ts';

/** How the registry of this machine was read. */
export type LiveBackend = 'node:ffi' | 'koffi' | 'reg.exe';

/** What this machine, a Windows, tells of itself. */
export interface LiveWindows {
  readonly by: LiveBackend;
  readonly files: readonly SettingsFile[];
}

/** Reads the registry of this machine; undefined where nobody could. Never rejects. */
export async function liveWindows(): Promise<LiveWindows | undefined> {
  const files = await exportKeys();
  return files.length === 0 ? undefined : { by: 'reg.exe', files };
}
