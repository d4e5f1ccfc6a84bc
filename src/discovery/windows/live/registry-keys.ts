/** A key that is asked for on this machine. */
export interface LiveKey {
  /** `HKLM\…`, `HKCU\…` or `HKU\…`. */
  readonly key: string;
  /** With all that is below it; absent: its own values alone. */
  readonly deep?: true;
  /** Too much stands below it for a program that exports all of it. */
  readonly isLarge?: true;
}

const settings = 'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings';
const services = 'HKLM\\SYSTEM\\CurrentControlSet\\Services';

const deep: readonly string[] = [
  'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\DataCollection',
  'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Advanced Threat Protection',
  'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender',
  'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\CurrentVersion\\Internet Settings',
  'HKCU\\SOFTWARE\\Policies\\Microsoft\\Windows\\CurrentVersion\\Internet Settings',
  // The DNS client by policy: suffixes, the search list, and the table of name resolution policy.
  'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\DNSClient',
  'HKLM\\SOFTWARE\\Policies\\Microsoft\\System\\DNSclient',
  'HKLM\\SOFTWARE\\Microsoft\\PolicyManager\\current\\device\\System',
  'HKLM\\SOFTWARE\\Microsoft\\PolicyManager\\current\\device\\NetworkProxy',
  'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment',
  // Suffixes, and what a lease keeps of option 252.
  `${services}\\Tcpip\\Parameters`,
  `${services}\\Dnscache\\Parameters\\DnsPolicyConfig`,
  `${services}\\WinHttpAutoProxySvc`,
  `${services}\\HealthService\\Parameters`,
];

/** What stands for a user beside others: zones and caches below it are of no proxy. */
const connections: readonly string[] = [
  `HKLM\\${settings}`,
  'HKLM\\SOFTWARE\\WOW6432Node\\Microsoft\\Windows\\CurrentVersion\\Internet Settings',
  `HKU\\S-1-5-18\\${settings}`,
  `HKU\\S-1-5-19\\${settings}`,
  `HKU\\S-1-5-20\\${settings}`,
  `HKU\\.DEFAULT\\${settings}`,
  `HKCU\\${settings}`,
];

/** The keys that hold a setting of a proxy, or of names; the rest of a registry is never asked for. */
export const liveKeys: readonly LiveKey[] = [
  ...deep.map((key): LiveKey => ({ key, deep: true })),
  ...connections.flatMap((key): readonly LiveKey[] => [
    { key },
    { key: `${key}\\Connections`, deep: true },
  ]),
  { key: `HKLM\\${settings}\\WinHttp`, deep: true },
  { key: 'HKLM\\SOFTWARE\\Microsoft\\Windows Defender', isLarge: true },
  { key: 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\ProductOptions' },
];

/** The two keys of a user who is signed in, by the user's SID. */
export function userKeys(sid: string): readonly LiveKey[] {
  const key = `HKU\\${sid}\\${settings}`;
  return [{ key }, { key: `${key}\\Connections`, deep: true }];
}
