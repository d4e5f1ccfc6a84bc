import { makeSetting } from '../make-setting.ts';
import type { Discovered, SettingSource } from '../setting-source.ts';
import { listSettings } from './list-settings.ts';
import type { WindowsMachine } from './windows-machine.ts';
import { readWinhttpBlob } from './winhttp-blob.ts';

const connections =
  'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\Connections';
const place = { source: 'WinHttpSettings', scope: 'machine' } as const;

/** The static proxy of WinHTTP, which services use by default, as the registry keeps it. */
export const winhttpSettings: SettingSource = {
  name: 'winhttp',
  read: ({ windows }) => (windows ? readWinhttpSettings(windows) : { settings: [] }),
};

/** The same, of a machine. */
export function readWinhttpSettings({ registry }: WindowsMachine): Discovered {
  const data = registry.get(connections, 'WinHttpSettings');
  if (data === undefined) return { settings: [] };
  const id = 'winhttp';
  const blob = data instanceof Uint8Array ? readWinhttpBlob(data) : undefined;
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
