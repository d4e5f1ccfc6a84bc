import type { RegistryValue, SettingsFile } from './settings-file.ts';

/** Values by key and name, both without case, as Windows compares them. */
export interface Registry {
  /** `key` as `HKLM\Software\…`, `HKCU\…` or `HKU\…`, in any case. */
  readonly get: (key: string, name: string) => RegistryValue['data'] | undefined;
  /** Keys below `HKU` that hold a user's own settings: `S-1-5-21-…`. */
  readonly users: readonly string[];
  /** The values of one key, by their names as found; none of the keys below it. */
  readonly values: (key: string) => readonly RegistryValue[];
  /** The keys right below one, by their names as found. */
  readonly below: (key: string) => readonly string[];
  /** Values that an earlier file had otherwise. */
  readonly replaced: readonly RegistryValue[];
}

const hives: readonly (readonly [short: string, long: string])[] = [
  ['hklm\\', 'hkey_local_machine\\'],
  ['hkcu\\', 'hkey_current_user\\'],
  ['hku\\', 'hkey_users\\'],
];

const mostReplaced = 50;
/** An export of a hive from outside has no `CurrentControlSet`. */
const controlSet = /^((?:hklm|hkey_local_machine)\\system\\)controlset001\\/;

/** The registry that files describe together: where two have the same value, the last counts. */
export function registryOf(files: readonly SettingsFile[]): Registry {
  const values = new Map<string, RegistryValue['data']>();
  const keys = new Map<string, Map<string, RegistryValue>>();
  const users = new Set<string>();
  const replaced: RegistryValue[] = [];
  for (const file of files) {
    if (!('values' in file)) continue;
    const before = new Map(values);
    for (const value of file.values) {
      const { key, name, data } = value;
      const id = idOf(key, name);
      const known = before.get(id);
      if (known !== undefined && !isSame(known, data) && replaced.length < mostReplaced) {
        replaced.push({ key, name, data: known });
      }
      values.set(id, data);
      const whole = fullKey(key);
      const named = keys.get(whole) ?? new Map<string, RegistryValue>();
      named.set(name.toLowerCase(), value);
      keys.set(whole, named);
      const user = /^(?:HKEY_USERS|HKU)\\(S-1-5-21-[0-9-]{1,100})(?:\\|$)/i.exec(key)?.[1];
      if (user !== undefined) users.add(user.toUpperCase());
    }
  }
  return {
    get: (key, name) => values.get(idOf(key, name)),
    users: [...users],
    values: (key) => [...(keys.get(fullKey(key))?.values() ?? [])],
    below: (key) => {
      const start = `${fullKey(key)}\\`;
      const named = [...keys.keys()].filter((one) => one.startsWith(start));
      return [...new Set(named.map((one) => one.slice(start.length).split('\\', 1)[0] ?? ''))];
    },
    replaced,
  };
}

function isSame(one: RegistryValue['data'], other: RegistryValue['data']): boolean {
  return one instanceof Uint8Array && other instanceof Uint8Array
    ? Buffer.compare(one, other) === 0
    : one === other;
}

function idOf(key: string, name: string): string {
  return `${fullKey(key)}\n${name.toLowerCase()}`;
}

function fullKey(key: string): string {
  const plain = key.toLowerCase().replace(/\\+$/, '').replace(controlSet, '$1currentcontrolset\\');
  const hive = hives.find(([short]) => plain.startsWith(short));
  return hive ? `${hive[1]}${plain.slice(hive[0].length)}` : plain;
}
