import type { ReadPart } from '../../../model/read-file.ts';

/** How what a file holds is called. */
export const readWords: Readonly<Record<ReadPart, string>> = {
  'registry-export': 'registry export',
  'registry-query': 'values of the registry, printed by a tool',
  'registry-policy': 'Registry.pol',
  'keyless-values': 'values of a registry without their keys',
  'winhttp-proxy': 'netsh winhttp show proxy',
  'winhttp-advanced-proxy': 'netsh winhttp show advproxy',
  'connection-shown': 'bitsadmin /util /getieproxy',
  'antivirus-shown': 'Get-MpPreference',
  analyzer: 'MDE Client Analyzer',
  'mdatp-managed': 'mdatp_managed.json',
  'mdatp-health': 'mdatp health',
  scutil: 'scutil --proxy',
  gsettings: 'gsettings of GNOME',
  'environment-file': 'variables of an environment',
};

const ofRegistry: readonly ReadPart[] = ['registry-export', 'registry-query', 'registry-policy'];
const ofUnix: readonly ReadPart[] = [
  'mdatp-managed',
  'mdatp-health',
  'scutil',
  'gsettings',
  'environment-file',
];

/** What the registry holds beside what else tells the same. */
const held: readonly (readonly [what: string, toldBy: readonly ReadPart[]])[] = [
  ['TelemetryProxyServer', []],
  ["WinHTTP's static proxy", ['winhttp-proxy', 'winhttp-advanced-proxy']],
  ['the settings of LocalSystem', ['connection-shown']],
  ['the settings of the user', []],
  ['the settings of Defender Antivirus', ['antivirus-shown']],
];

/** What the files leave open: of Windows what counts as unset for want of a registry, else the system. */
export function unreadText(parts: readonly ReadPart[]): string {
  if (parts.every((part) => part.startsWith('mdatp-'))) {
    return 'Linux or macOS: the agent has this on both, so both are told.';
  }
  if (parts.every((part) => ofUnix.includes(part))) return '';
  if (parts.some((part) => ofRegistry.includes(part))) return '';
  const unread = held.filter(([, toldBy]) => !toldBy.some((part) => parts.includes(part)));
  const names = unread.map(([what]) => what).join(', ');
  return `No registry was read. Taken as unset, and perhaps set: ${names}.`;
}
