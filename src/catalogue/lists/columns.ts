import type { OsColumn } from '../../model/target/target.ts';

/** The sets of operating-system columns that the sheets mark, each named for what it covers. */
export const windowsOnly: readonly OsColumn[] = ['windows'];
export const windowsAndUnix: readonly OsColumn[] = ['windows', 'mac', 'linux'];
export const everyWindows: readonly OsColumn[] = ['windows', 'windows-7-8', 'windows-server-mma'];
export const downLevel: readonly OsColumn[] = ['windows-7-8', 'windows-server-mma'];
export const windowsAndMma: readonly OsColumn[] = ['windows', 'windows-server-mma'];
export const unix: readonly OsColumn[] = ['mac', 'linux'];
export const linuxOnly: readonly OsColumn[] = ['linux'];
export const allButOldClients: readonly OsColumn[] = [
  'windows',
  'windows-server-mma',
  'mac',
  'linux',
];
export const everySystem: readonly OsColumn[] = [
  'windows',
  'windows-7-8',
  'windows-server-mma',
  'mac',
  'linux',
];
