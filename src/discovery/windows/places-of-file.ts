import { type RegistryPlace, registryPlaces } from '../../model/route/read-file.ts';
import type { SettingsFile } from './settings-file.ts';

/** Below which keys the registry of a file has a value, each once, in the order of the model. */
export function placesOfFile(file: SettingsFile): readonly RegistryPlace[] {
  const found = new Set(keysOf(file).map(placeOf));
  return registryPlaces.filter((place) => found.has(place));
}

function keysOf(file: SettingsFile): readonly string[] {
  if (file.kind === 'several') return file.parts.flatMap(keysOf);
  // A value that a filter left without its key says nothing of where it stands.
  const keys = 'values' in file ? file.values.map(({ key }) => key) : [];
  return [...new Set(keys)].filter((key) => key !== '');
}

function placeOf(key: string): RegistryPlace {
  return places.find(([, pattern]) => pattern.test(key))?.[0] ?? 'other';
}

const internet = String.raw`\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings(?:\\|$)`;
const machine = '^(?:HKLM|HKEY_LOCAL_MACHINE)';
const users = '^(?:HKU|HKEY_USERS)';

/** The first that fits. */
const places: readonly (readonly [place: RegistryPlace, pattern: RegExp])[] = [
  ['data-collection', /\\Policies\\Microsoft\\Windows\\DataCollection$/i],
  ['sense', /\\Policies\\Microsoft\\Windows Advanced Threat Protection$/i],
  ['antivirus-policy', /\\Policies\\Microsoft\\Windows Defender(?:\\|$)/i],
  ['internet-policy', /\\Policies\\Microsoft\\Windows\\CurrentVersion\\Internet Settings(?:\\|$)/i],
  ['internet-machine', new RegExp(`${machine}${internet}`, 'i')],
  ['internet-system', new RegExp(`${users}\\\\(?:S-1-5-18|\\.DEFAULT)${internet}`, 'i')],
  [
    'internet-user',
    new RegExp(
      `^(?:HKCU|HKEY_CURRENT_USER|(?:HKU|HKEY_USERS)\\\\S-1-5-21-[0-9-]{1,100})${internet}`,
      'i',
    ),
  ],
  ['internet-other', new RegExp(`${users}\\\\[^\\\\]{1,200}${internet}`, 'i')],
  ['antivirus', /\\SOFTWARE\\Microsoft\\Windows Defender(?:\\|$)/i],
  ['device-management', /\\PolicyManager\\/i],
  [
    'name-service',
    /\\Services\\Tcpip\\|\\Dnscache\\Parameters\\DnsPolicyConfig\\|\\Windows NT\\DNSClient(?:\\|$)/i,
  ],
  ['auto-proxy-service', /\\Services\\WinHttpAutoProxySvc$/i],
  ['environment', /\\Session Manager\\Environment$/i],
  ['monitoring-agent', /\\Services\\HealthService\\/i],
];
