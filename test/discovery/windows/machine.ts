import type { RegistryValue } from '../../../src/discovery/windows/settings-file.ts';
import {
  type WindowsMachine,
  windowsMachine,
} from '../../../src/discovery/windows/windows-machine.ts';

export type Keys = Readonly<Record<string, Readonly<Record<string, RegistryValue['data']>>>>;

const hives: Readonly<Record<string, string>> = {
  HKLM: 'HKEY_LOCAL_MACHINE',
  HKCU: 'HKEY_CURRENT_USER',
  HKU: 'HKEY_USERS',
};

/** A machine of which a registry export says this, and nothing else is known. */
export function machineOf(keys: Keys): WindowsMachine {
  const values = Object.entries(keys).flatMap(([key, named]) =>
    Object.entries(named).map(([name, data]) => ({ key: inFull(key), name, data })),
  );
  return windowsMachine([{ kind: 'registry-export', values }]);
}

function inFull(key: string): string {
  return key.replace(/^[A-Z]+/, (hive) => hives[hive] ?? hive);
}

export const dataCollection: string =
  'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\DataCollection';
export const sense: string =
  'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Advanced Threat Protection';
export const internetSettings: string =
  'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings';
export const systemSettings: string =
  'HKU\\S-1-5-18\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings';
export const userSettings: string =
  'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings';
