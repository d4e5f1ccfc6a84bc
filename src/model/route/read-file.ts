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

/** Keys of a registry that hold settings of proxies, those below them with them. */
export const registryPlaces = [
  'data-collection', // policies: TelemetryProxyServer
  'sense', // policies of the sensor: PreferStaticProxyForHttpRequest
  'antivirus-policy',
  'internet-policy', // ProxySettingsPerUser
  'internet-machine', // Internet Settings of HKLM, with WinHTTP's own
  'internet-system', // Internet Settings of LocalSystem
  'internet-user', // Internet Settings of who exported them, or of a user by name
  'internet-other', // Internet Settings of another account
  'antivirus', // what Set-MpPreference writes
  'device-management',
  'name-service', // suffixes of DNS, options of DHCP
  'auto-proxy-service',
  'environment',
  'monitoring-agent',
  'other',
] as const;
export type RegistryPlace = (typeof registryPlaces)[number];

/** One file of `--settings`, and what was found in it. */
export interface ReadFile {
  /** As it was given. */
  readonly path: string;
  /** Each once, in their order. */
  readonly parts: readonly ReadPart[];
  /** Where its registry holds a value, each once; absent where it holds none. */
  readonly places?: readonly RegistryPlace[];
}
