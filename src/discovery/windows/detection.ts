import { readConnectionBlob } from './connection-blob.ts';
import type { WindowsMachine } from './windows-machine.ts';
import { isPerMachine } from './wininet-machine.ts';

const winhttp = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\WinHttp';
const service = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\WinHttpAutoProxySvc';
const settings = 'Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings';
const disabled = 4;
const maxUsers = 50;

/** Whose automatic detection: that of the services, which run as LocalSystem, or that of a user. */
export type DetectingAccount = 'system' | 'user';

/** Whether automatic detection is on for an account, or disabled for all of them, and by what. */
export interface DetectionSwitch {
  readonly state: 'on' | 'off' | 'disabled';
  /** The setting that says so, by its id. */
  readonly by: string;
}

/** The id of detection that nothing wrote down: it is on where nothing is set. */
export const defaultDetection: Readonly<Record<DetectingAccount, string>> = {
  system: 'default:auto-detect',
  user: 'default:auto-detect-user',
};

/** Whether the service that searches by WPAD and reads PAC files for WinHTTP is disabled. */
export function isAutoProxyOff({ registry }: WindowsMachine): boolean {
  return registry.get(service, 'Start') === disabled;
}

/**
 * Automatic detection of an account. Where nothing is set it is on: so Windows reads a
 * `DefaultConnectionSettings` that is not there (Wine, dlls/winhttp/session.c).
 */
export function detectionSwitch(
  windows: WindowsMachine,
  account: DetectingAccount,
): DetectionSwitch {
  if (isAutoProxyOff(windows)) return { state: 'disabled', by: 'registry:WinHttpAutoProxySvc' };
  if (windows.registry.get(winhttp, 'DisableWpad') === 1) {
    return { state: 'disabled', by: 'registry:DisableWpad' };
  }
  for (const place of placesOf(windows, account)) {
    const isOn = isDetecting(windows, place.hive);
    if (isOn !== undefined) return switchOf(place.id, isOn);
  }
  const said = windows.connections?.findLast((one) => one.account === 'LOCALSYSTEM');
  return account === 'user' || said === undefined
    ? { state: 'on', by: defaultDetection[account] }
    : switchOf('bitsadmin', said.autoDetect);
}

interface Place {
  readonly id: string;
  readonly hive: string;
}

function placesOf(windows: WindowsMachine, account: DetectingAccount): readonly Place[] {
  if (isPerMachine(windows)) return [{ id: 'wininet-machine', hive: 'HKLM' }];
  if (account === 'system') {
    return ['HKU\\S-1-5-18', 'HKU\\.DEFAULT'].map((hive) => ({ id: 'wininet-system', hive }));
  }
  const users = windows.registry.users.slice(0, maxUsers);
  return [
    { id: 'wininet-user', hive: 'HKCU' },
    ...users.map((user) => ({ id: `wininet-${user}`, hive: `HKU\\${user}` })),
  ];
}

/** What a hive says of it; undefined where it says nothing. */
function isDetecting({ registry }: WindowsMachine, hive: string): boolean | undefined {
  const data = registry.get(`${hive}\\${settings}\\Connections`, 'DefaultConnectionSettings');
  const blob = data instanceof Uint8Array ? readConnectionBlob(data) : undefined;
  if (blob !== undefined) return blob.autoDetect;
  // Plain values that name a way speak for the whole of a connection.
  const value = (name: string): unknown => registry.get(`${hive}\\${settings}`, name);
  const namesWay = value('ProxyEnable') === 1 || typeof value('AutoConfigURL') === 'string';
  return namesWay ? value('AutoDetect') === 1 : undefined;
}

function switchOf(id: string, isOn: boolean): DetectionSwitch {
  return isOn
    ? { state: 'on', by: `${id}:auto-detect` }
    : { state: 'off', by: `${id}:no-auto-detect` };
}
