import { makeSetting } from '../make-setting.ts';
import type { Discovered, SettingSource } from '../setting-source.ts';
import { listSettings } from './list-settings.ts';
import type { WindowsMachine } from './windows-machine.ts';
import { readWinhttpBlob, type WinhttpBlob } from './winhttp-blob.ts';

const connections =
  'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\Connections';
const place = { source: 'WinHttpSettings', scope: 'machine' } as const;

/** The static proxy of WinHTTP, which services use by default, as the registry keeps it. */
export const winhttpSettings: SettingSource = {
  name: 'winhttp',
  read: ({ windows }) => (windows ? readWinhttpSettings(windows) : { settings: [] }),
};

/** What the registry of a machine holds of it; undefined where there is none that can be read. */
export function winhttpBlobOf({ registry }: WindowsMachine): WinhttpBlob | undefined {
  const data = registry.get(connections, 'WinHttpSettings');
  return data instanceof Uint8Array ? readWinhttpBlob(data) : undefined;
}

/** The same as settings. */
export function readWinhttpSettings(windows: WindowsMachine): Discovered {
  const data = windows.registry.get(connections, 'WinHttpSettings');
  if (data === undefined) return { settings: [] };
  const id = 'winhttp';
  const blob = winhttpBlobOf(windows);
  if (blob === undefined) {
    // Bytes that nobody can read may hold a login: none of them is kept.
    return { settings: [makeSetting({ id: `${id}:proxy`, ...place, raw: '', flaw: 'blob' })] };
  }
  if (blob.proxy === undefined) {
    const direct = { id: `${id}:proxy`, ...place, raw: '', value: 'direct', wins: false };
    return { settings: [makeSetting(direct)] };
  }
  const { proxy, bypass } = blob;
  return listSettings({ id, ...place, grammar: 'winhttp', proxy, bypass });
}
