import { makeSetting } from '../make-setting.ts';
import type { Discovered, DiscoveryInput, SettingSource } from '../setting-source.ts';
import type { WindowsMachine } from '../windows/windows-machine.ts';

const key = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\WinHttp';
const name = 'DisableWpad';

/** What a search for WPAD found, where one was made, and whether WinHTTP would search at all. */
export const wpad: SettingSource = { name: 'wpad', read };

/** Whether the machine's registry keeps WinHTTP from searching (Windows 10 1809 and newer). */
export function isWpadOff({ registry }: WindowsMachine): boolean {
  return registry.get(key, name) === 1;
}

function read({ windows, wpad: found = { settings: [] } }: DiscoveryInput): Discovered {
  const data = windows?.registry.get(key, name);
  if (typeof data !== 'number') return found;
  const id = `registry:${name}`;
  const off = makeSetting({ id, source: name, scope: 'machine', raw: String(data) });
  return data === 1
    ? {
        settings: [off, ...found.settings.map((one) => ({ ...one, wins: false, lostBecause: id }))],
      }
    : { ...found, settings: [off, ...found.settings] };
}
