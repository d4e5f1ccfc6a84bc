import type { Setting } from '../../model/route.ts';
import { makeSetting } from '../make-setting.ts';
import type { Discovered, DiscoveryInput, SettingSource } from '../setting-source.ts';
import { isAutoProxyOff } from '../windows/detection.ts';
import type { WindowsMachine } from '../windows/windows-machine.ts';
import { windowsSuffixPlaces } from './machine-suffixes.ts';

const key = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\WinHttp';
const name = 'DisableWpad';

/**
 * What a search for WPAD found, where one was made, whether WinHTTP would search at all, and the
 * suffixes in which it would.
 */
export const wpad: SettingSource = { name: 'wpad', read };

/** Whether the machine's registry keeps WinHTTP from searching (Windows 10 1809 and newer). */
export function isWpadOff(windows: WindowsMachine): boolean {
  return windows.registry.get(key, name) === 1 || isAutoProxyOff(windows);
}

function read({ windows, wpad: found = { settings: [] } }: DiscoveryInput): Discovered {
  if (windows === undefined) return found;
  const data = windows.registry.get(key, name);
  const own = { source: name, scope: 'machine' };
  const switches: Setting[] =
    typeof data === 'number'
      ? [makeSetting({ ...own, id: `registry:${name}`, raw: String(data) })]
      : [];
  const isOff = isAutoProxyOff(windows);
  if (isOff) {
    const id = 'registry:WinHttpAutoProxySvc';
    switches.push(makeSetting({ ...own, id, source: 'Start of WinHttpAutoProxySvc', raw: '4' }));
  }
  const by = data === 1 ? switches[0] : switches.at(-1);
  if (by !== undefined && (isOff || data === 1)) {
    const lost = found.settings.map((one) => ({ ...one, wins: false, lostBecause: by.id }));
    return { settings: [...switches, ...lost] };
  }
  const suffixes = windowsSuffixPlaces(windows).map(({ suffix, place }, index) =>
    makeSetting({
      ...{ id: `suffix-${index + 1}`, source: place, scope: 'machine', raw: suffix },
      ...{ note: 'wpad-suffix', wins: false },
    }),
  );
  return { ...found, settings: [...switches, ...found.settings, ...suffixes] };
}
