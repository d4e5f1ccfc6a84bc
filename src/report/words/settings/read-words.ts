import type { ReadFile, ReadPart, RegistryPlace } from '../../../model/route/read-file.ts';
import { joined, named, say, type Text } from '../../text/say.ts';

/** How what a file holds is called. */
const readWords: Readonly<Record<ReadPart, Text>> = {
  'registry-export': say`registry export`,
  'registry-query': say`values of the registry, printed by a tool`,
  'registry-policy': say`Registry.pol`,
  'keyless-values': say`values of a registry without their keys`,
  'winhttp-proxy': say`netsh winhttp show proxy`,
  'winhttp-advanced-proxy': say`netsh winhttp show advproxy`,
  'connection-shown': say`bitsadmin /util /getieproxy`,
  'antivirus-shown': say`Get-MpPreference`,
  analyzer: say`MDE Client Analyzer`,
  'mdatp-managed': say`mdatp_managed.json`,
  'mdatp-health': say`mdatp health`,
  scutil: say`scutil --proxy`,
  gsettings: say`gsettings of GNOME`,
  'environment-file': say`variables of an environment`,
};

/** How a key is called; those that settle the way of a component first. */
const placeWords: Readonly<Record<RegistryPlace, Text>> = {
  'data-collection': say`policies of DataCollection`,
  sense: say`policies of Windows Advanced Threat Protection`,
  'antivirus-policy': say`policies of Windows Defender`,
  'internet-policy': say`policies of Internet Settings`,
  'internet-machine': say`Internet Settings of HKLM`,
  'internet-system': say`Internet Settings of LocalSystem`,
  'internet-user': say`Internet Settings of a user`,
  'internet-other': say`Internet Settings of other accounts`,
  antivirus: say`preferences of Windows Defender`,
  'device-management': say`PolicyManager`,
  'name-service': say`DNS and DHCP`,
  'auto-proxy-service': say`WinHttpAutoProxySvc`,
  environment: say`variables of the machine`,
  'monitoring-agent': say`HealthService`,
  other: say`other keys`,
};

/** Those that a way rests on, where they are unset as well. */
const decisive: readonly RegistryPlace[] = [
  ...(['data-collection', 'sense', 'antivirus-policy', 'internet-policy'] as const),
  ...(['internet-machine', 'internet-system', 'internet-user'] as const),
];

/** A file, what was found in it, and below which keys its registry has a value. */
export function readText({ path, parts, places = [] }: ReadFile): Text {
  const found = parts.map((part) => readWords[part]);
  const keys = places.map((place) => placeWords[place]);
  const below = keys.length > 0 ? say`; values below: ${joined(keys, ', ')}` : undefined;
  return say`${named(path)}: ${joined(found, ', ')}${below}`;
}

/** What tells of a key's settings beside the registry. */
const alsoTold: Partial<Readonly<Record<RegistryPlace, ReadPart>>> = {
  'antivirus-policy': 'antivirus-shown',
  'internet-system': 'connection-shown',
};

/** The keys below which no file has a value, nor tells it otherwise: unset, or not exported. */
export function valuelessText(read: readonly ReadFile[]): Text {
  const held = new Set(read.flatMap(({ places = [] }) => places));
  if (held.size === 0) return [];
  const parts = new Set<ReadPart | undefined>(read.flatMap((file) => file.parts));
  const missing = decisive
    .filter((place) => !held.has(place) && !parts.has(alsoTold[place]))
    .map((place) => placeWords[place]);
  return missing.length === 0
    ? []
    : say`No value below, so unset there or not exported: ${joined(missing, ', ')}.`;
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
const held: readonly (readonly [what: Text, toldBy: readonly ReadPart[]])[] = [
  [say`TelemetryProxyServer`, []],
  [say`WinHTTP's static proxy`, ['winhttp-proxy', 'winhttp-advanced-proxy']],
  [say`the settings of LocalSystem`, ['connection-shown']],
  [say`the settings of the user`, []],
  [say`the settings of Defender Antivirus`, ['antivirus-shown']],
];

/** What the files leave open, nothing without any: of Windows what counts as unset for want of a registry, else the system. */
export function unreadText(parts: readonly ReadPart[]): Text {
  if (parts.length === 0) return [];
  if (parts.every((part) => part.startsWith('mdatp-'))) {
    return say`Linux or macOS: the agent has this on both, so both are told.`;
  }
  if (parts.every((part) => ofUnix.includes(part))) return [];
  if (parts.some((part) => ofRegistry.includes(part))) return [];
  const unread = held.filter(([, toldBy]) => !toldBy.some((part) => parts.includes(part)));
  const names = unread.map(([what]) => what);
  return say`No registry was read. Taken as unset, and perhaps set: ${joined(names, ', ')}.`;
}
