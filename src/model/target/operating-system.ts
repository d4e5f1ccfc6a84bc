/** The operating systems that an audit can be planned for, as `--os` spells them. */
export const operatingSystems = [
  'windows-11',
  'windows-10-22h2',
  'windows-10-1809',
  'windows-10-1803',
  'windows-10-1709',
  'windows-10-1703',
  'windows-server-2025',
  'windows-server-2022',
  'windows-server-2019',
  'windows-server-2016',
  'windows-server-2012-r2',
  'windows-server-2008-r2',
  'windows-8.1',
  'windows-7-sp1',
  'macos',
  'linux',
] as const;

export type OperatingSystem = (typeof operatingSystems)[number];

/** Which sensor runs on a down-level Windows: the unified agent, or the Microsoft Monitoring Agent. */
export const agents = ['unified', 'mma'] as const;
export type Agent = (typeof agents)[number];

export const clouds = ['commercial', 'gcc', 'gcc-high', 'dod'] as const;
export type Cloud = (typeof clouds)[number];

/** An audit for no system in particular is for Windows too. */
export function concernsWindows(systems: readonly string[]): boolean {
  return systems.length === 0 || systems.some((system) => system.startsWith('windows'));
}
