import { makeSetting } from '../make-setting.ts';
import type { Discovered, SettingSource } from '../setting-source.ts';
import { listSettings } from './list-settings.ts';
import type { WindowsMachine } from './windows-machine.ts';

const place = { source: 'netsh winhttp show proxy', scope: 'machine' } as const;

/** The static proxy of WinHTTP, as netsh showed it. */
export const winhttpShown: SettingSource = {
  name: 'winhttp-shown',
  read: ({ windows }) => (windows ? readWinhttpShown(windows) : { settings: [] }),
};

/** The same, of a machine. */
export function readWinhttpShown({ shownProxy }: WindowsMachine): Discovered {
  if (shownProxy === undefined) return { settings: [] };
  const id = 'winhttp-shown';
  const { proxy, bypass } = shownProxy;
  if (proxy !== undefined) {
    return listSettings({ id, ...place, grammar: 'winhttp', proxy, bypass });
  }
  const direct = { id: `${id}:proxy`, ...place, raw: '', value: 'direct', wins: false };
  return { settings: [makeSetting(direct)] };
}
