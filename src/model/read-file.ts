/** What a file of `--settings` may hold, one after another: a known output, or a known file. */
export const readParts = [
  'registry-export',
  'registry-query',
  'registry-policy',
  'keyless-values', // of a registry, left by a filter
  'winhttp-proxy', // netsh winhttp show proxy
  'winhttp-advanced-proxy', // netsh winhttp show advproxy
  'connection-shown', // bitsadmin
  'antivirus-shown', // Get-MpPreference
  'analyzer',
  'mdatp-managed',
  'mdatp-health',
  'scutil',
  'gsettings',
  'environment-file',
] as const;
export type ReadPart = (typeof readParts)[number];

/** One file of `--settings`, and what was found in it. */
export interface ReadFile {
  /** As it was given. */
  readonly path: string;
  /** Each once, in their order. */
  readonly parts: readonly ReadPart[];
}
