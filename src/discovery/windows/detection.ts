import { readConnectionBlob } from './connection-blob.ts';
import type { WindowsMachine } from './windows-machine.ts';
import { isPerMachine } from './wininet-machine.ts';

const winhttp = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\WinHttp';
const service = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\WinHttpAutoProxySvc';
const settings = 'Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings';
const ofSystem = ['HKU\\S-1-5-18', 'HKU\\.DEFAULT'];
const disabled = 4;

/** Whether automatic detection is on for the sensor, and what switches it off. */
export type DetectionSwitch = 'on' | 'off' | 'service-off';

/** Whether the service that searches by WPAD and reads PAC files for WinHTTP is disabled. */
export function isAutoProxyOff({ registry }: WindowsMachine): boolean {
  return registry.get(service, 'Start') === disabled;
}

/**
 * Automatic detection of the account that the sensor runs under. Where nothing is set it is on: so
 * Windows reads a `DefaultConnectionSettings` that is not there (Wine, dlls/winhttp/session.c).
 */
export function detectionSwitch(windows: WindowsMachine): DetectionSwitch {
  const { registry, connections: shown = [] } = windows;
  if (isAutoProxyOff(windows)) return 'service-off';
  if (registry.get(winhttp, 'DisableWpad') === 1) return 'off';
  for (const hive of isPerMachine(windows) ? ['HKLM'] : ofSystem) {
    const data = registry.get(`${hive}\\${settings}\\Connections`, 'DefaultConnectionSettings');
    const blob = data instanceof Uint8Array ? readConnectionBlob(data) : undefined;
    if (blob !== undefined) return blob.autoDetect ? 'on' : 'off';
    // Plain values that name a way speak for the whole of a connection.
    const value = (name: string): unknown => registry.get(`${hive}\\${settings}`, name);
    const namesWay = value('ProxyEnable') === 1 || typeof value('AutoConfigURL') === 'string';
    if (namesWay) return value('AutoDetect') === 1 ? 'on' : 'off';
  }
  const said = shown.findLast(({ account }) => account === 'LOCALSYSTEM');
  return said === undefined || said.autoDetect ? 'on' : 'off';
}
