import type { ReadFile, ReadPart, RegistryPlace } from '../../../model/read-file.ts';

/** How what a file holds is called. */
const readWords: Readonly<Record<ReadPart, string>> = {
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

/** How a key is called; those that settle the way of a component first. */
const placeWords: Readonly<Record<RegistryPlace, string>> = {
  'data-collection': 'policies of DataCollection',
  sense: 'policies of Windows Advanced Threat Protection',
  'antivirus-policy': 'policies of Windows Defender',
  'internet-policy': 'policies of Internet Settings',
  'internet-machine': 'Internet Settings of HKLM',
  'internet-system': 'Internet Settings of LocalSystem',
  'internet-user': 'Internet Settings of a user',
  'internet-other': 'Internet Settings of other accounts',
  antivirus: 'preferences of Windows Defender',
  'device-management': 'PolicyManager',
  'name-service': 'DNS and DHCP',
  'auto-proxy-service': 'WinHttpAutoProxySvc',
  environment: 'variables of the machine',
  'monitoring-agent': 'HealthService',
  other: 'other keys',
};

/** Those that a way rests on, where they are unset as well. */
const decisive: readonly RegistryPlace[] = [
  ...(['data-collection', 'sense', 'antivirus-policy', 'internet-policy'] as const),
  ...(['internet-machine', 'internet-system', 'internet-user'] as const),
];

/** A file, what was found in it, and below which keys its registry has a value. */
export function readText({ path, parts, places = [] }: ReadFile): string {
  const keys = places.map((place) => placeWords[place]).join(', ');
  return `${path}: ${parts.map((part) => readWords[part]).join(', ')}${keys && `; values below: ${keys}`}`;
}

/** What tells of a key's settings beside the registry. */
const alsoTold: Partial<Readonly<Record<RegistryPlace, ReadPart>>> = {
  'antivirus-policy': 'antivirus-shown',
  'internet-system': 'connection-shown',
};

/** The keys below which no file has a value, nor tells it otherwise: unset, or not exported. */
export function valuelessText(read: readonly ReadFile[]): string {
  const held = new Set(read.flatMap(({ places = [] }) => places));
  if (held.size === 0) return '';
  const parts = new Set<ReadPart | undefined>(read.flatMap((file) => file.parts));
  const missing = decisive
    .filter((place) => !held.has(place) && !parts.has(alsoTold[place]))
    .map((place) => placeWords[place]);
  return missing.length === 0
    ? ''
    : `No value below, so unset there or not exported: ${missing.join(', ')}.`;
}

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
