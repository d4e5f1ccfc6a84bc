import type { Setting } from '../../model/route/route.ts';
import { makeSetting } from '../make-setting.ts';
import type { Discovered, DiscoveryInput, SettingSource } from '../setting-source.ts';
import { isAutoProxyOff } from '../windows/detection.ts';
import type { WindowsMachine } from '../windows/windows-machine.ts';
import type { DhcpWord } from './dhcp/dhcp-option.ts';
import { storedOptions } from './dhcp/stored-option.ts';
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
  const isTold = found.settings.some(({ id }) => id === 'dhcp-252' || id === 'wpad');
  const options = windows.isUnix || isTold ? [] : storedOptions(windows).map(storedSetting);
  const suffixes = windowsSuffixPlaces(windows).map(({ suffix, place }, index) =>
    makeSetting({
      ...{ id: `suffix-${index + 1}`, source: place, scope: 'machine', raw: suffix },
      ...{ note: 'wpad-suffix', wins: false },
    }),
  );
  return { ...found, settings: [...switches, ...found.settings, ...options, ...suffixes] };
}

/** What the machine's own server of DHCP said, as far as its export keeps it. */
function storedSetting(word: DhcpWord, index: number): Setting {
  const place = 'place' in word ? word.place : '';
  const own = { source: `DHCP option 252 (${place})`, scope: 'machine', wins: false };
  const id = `dhcp-252${index === 0 ? '' : `-${index + 1}`}`;
  if (word.outcome === 'url') {
    return makeSetting({ ...own, id, raw: word.url, value: word.url, note: 'dhcp-stored' });
  }
  const isText = word.outcome === 'no-url';
  return makeSetting({
    ...{ ...own, id, raw: isText ? word.text : '' },
    note: isText ? 'dhcp-no-url' : 'dhcp-no-option',
  });
}
