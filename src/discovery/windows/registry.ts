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

const maxReplaced = 50;
/** An export of a hive from outside has no `CurrentControlSet`. */
const controlSet = /^((?:hklm|hkey_local_machine)\\system\\)controlset001\\/;

interface Held {
  readonly value: RegistryValue;
  /** Which of the files has it. */
  readonly file: number;
}

/** The registry that files describe together: where two have the same value, the last counts. */
export function registryOf(files: readonly SettingsFile[]): Registry {
  const keys = new Map<string, Map<string, Held>>();
  const users = new Set<string>();
  const replaced: RegistryValue[] = [];
  for (const [file, { values }] of files.filter((one) => 'values' in one).entries()) {
    for (const value of values) {
      const whole = fullKey(value.key);
      const named = keys.get(whole) ?? new Map<string, Held>();
      const name = value.name.toLowerCase();
      const known = named.get(name);
      if (known && known.file !== file && !isSame(known.value.data, value.data)) {
        if (replaced.length < maxReplaced) replaced.push({ ...value, data: known.value.data });
      }
      named.set(name, { value, file });
      keys.set(whole, named);
      const user = /^HKEY_USERS\\(S-1-5-21-[0-9-]{1,100})(?:\\|$)/i.exec(whole)?.[1];
      if (user !== undefined) users.add(user.toUpperCase());
    }
  }
  return {
    get: (key, name) => keys.get(fullKey(key))?.get(name.toLowerCase())?.value.data,
    users: [...users],
    values: (key) => [...(keys.get(fullKey(key))?.values() ?? [])].map(({ value }) => value),
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

function fullKey(key: string): string {
  const plain = key.toLowerCase().replace(/\\+$/, '').replace(controlSet, '$1currentcontrolset\\');
  const hive = hives.find(([short]) => plain.startsWith(short));
  return hive ? `${hive[1]}${plain.slice(hive[0].length)}` : plain;
}
