import type { RegistryValue, SettingsFile } from './settings-file.ts';

/** Values by key and name, both without case, as Windows compares them. */
export interface Registry {
  /** `key` as `HKLM\Software\…`, `HKCU\…` or `HKU\…`, in any case. */
  readonly get: (key: string, name: string) => RegistryValue['data'] | undefined;
  /** Keys below `HKU` that hold a user's own settings: `S-1-5-21-…`. */
  readonly users: readonly string[];
}

const hives: readonly (readonly [short: string, long: string])[] = [
  ['hklm\\', 'hkey_local_machine\\'],
  ['hkcu\\', 'hkey_current_user\\'],
  ['hku\\', 'hkey_users\\'],
];

/** The registry that files describe together: where two have the same value, the last counts. */
export function registryOf(files: readonly SettingsFile[]): Registry {
  const values = new Map<string, RegistryValue['data']>();
  const users = new Set<string>();
  for (const file of files) {
    if (!('values' in file)) continue;
    for (const { key, name, data } of file.values) {
      values.set(idOf(key, name), data);
      const user = /^(?:HKEY_USERS|HKU)\\(S-1-5-21-[0-9-]{1,100})(?:\\|$)/i.exec(key)?.[1];
      if (user !== undefined) users.add(user.toUpperCase());
    }
  }
  return { get: (key, name) => values.get(idOf(key, name)), users: [...users] };
}

function idOf(key: string, name: string): string {
  const plain = key.toLowerCase().replace(/\\+$/, '');
  const hive = hives.find(([short]) => plain.startsWith(short));
  const full = hive ? `${hive[1]}${plain.slice(hive[0].length)}` : plain;
  return `${full}\n${name.toLowerCase()}`;
}
