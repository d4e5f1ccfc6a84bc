import type { SettingNote } from '../../model/route/route.ts';
import { makeSetting } from '../make-setting.ts';
import type { Discovered, SettingSource } from '../setting-source.ts';
import { listSettings } from './list-settings.ts';
import type { ShownProxy } from './settings-file.ts';
import type { WindowsMachine } from './windows-machine.ts';
import type { WinhttpBlob } from './winhttp-blob.ts';
import { winhttpBlobOf } from './winhttp-settings.ts';

const place = { source: 'netsh winhttp show proxy', scope: 'machine' } as const;

/** The static proxy of WinHTTP, as netsh showed it. */
export const winhttpShown: SettingSource = {
  name: 'winhttp-shown',
  read: ({ windows }) => (windows ? readWinhttpShown(windows) : { settings: [] }),
};

/** The same, of a machine; what contradicts the registry, or an earlier output, is a problem. */
export function readWinhttpShown(windows: WindowsMachine): Discovered {
  const { shownProxy, earlierProxy } = windows;
  if (shownProxy === undefined) return { settings: [] };
  const made = ofShown(shownProxy, 'winhttp-shown');
  const written = winhttpBlobOf(windows);
  const says = (one: WinhttpBlob | ShownProxy): string => (one.proxy ?? '').trim().toLowerCase();
  const isOther = written !== undefined && says(written) !== says(shownProxy);
  const note: SettingNote | undefined =
    written === undefined ? undefined : isOther ? 'says-otherwise' : 'said-twice';
  const settings = made.settings.map((setting, index) => ({
    ...setting,
    ...(note && { note }),
    problems:
      isOther && index === 0 && made.route === undefined
        ? [...setting.problems, 'proxy-settings-conflict' as const]
        : setting.problems,
    ...(isOther && { wins: false, lostBecause: 'winhttp:proxy' }),
  }));
  const before = earlierProxy ? ofShown(earlierProxy, 'winhttp-shown-earlier').settings : [];
  const earlier = before.slice(0, 1).map((setting) => ({
    ...setting,
    note: 'earlier-file' as const,
    problems: [...setting.problems, 'proxy-settings-conflict' as const],
    wins: false,
  }));
  return { settings: [...settings, ...earlier], ...(made.route && { route: made.route }) };
}

function ofShown({ proxy, bypass }: ShownProxy, id: string): Discovered {
  if (proxy !== undefined) {
    return listSettings({ id, ...place, grammar: 'winhttp', proxy, bypass });
  }
  const direct = { id: `${id}:proxy`, ...place, raw: '', value: 'direct', wins: false };
  return { settings: [makeSetting(direct)] };
}
