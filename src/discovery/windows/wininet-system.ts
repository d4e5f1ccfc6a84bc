import type { Route } from '../../model/route/route.ts';
import { isSameWay } from '../same-way.ts';
import type { Discovered, DiscoveryInput, SettingSource } from '../setting-source.ts';
import { connectionSettings, undetecting } from './connection-settings.ts';
import type { WindowsMachine } from './windows-machine.ts';
import { readWininet } from './wininet.ts';
import { isPerMachine } from './wininet-machine.ts';
import { withNote } from './with-note.ts';

const hives = ['HKU\\S-1-5-18', 'HKU\\.DEFAULT'] as const;

/**
 * WinINET's settings of the account that the sensor runs under. `HKU\.DEFAULT` is another name of
 * the same hive, and counts where the export has that name alone.
 */
export const wininetSystem: SettingSource = { name: 'wininet-system', read };

function read({ windows }: DiscoveryInput): Discovered {
  if (windows === undefined) return { settings: [] };
  const found = ofAccount(windows);
  return isPerMachine(windows)
    ? { ...found, settings: withNote(found.settings, 'per-machine') }
    : found;
}

function ofAccount(windows: WindowsMachine): Discovered {
  const place = { id: 'wininet-system', scope: 'system-account' } as const;
  const [one, other] = hives.map((hive) => readWininet(windows.registry, { ...place, hive }));
  const written = (one && one.settings.length > 0 ? one : other) ?? { settings: [] };
  const shown = windows.connections?.findLast(({ account }) => account === 'LOCALSYSTEM');
  if (shown === undefined) return written;
  const known = { ...shown, id: 'bitsadmin', source: 'bitsadmin for LOCALSYSTEM' };
  const told = connectionSettings({ ...known, scope: place.scope });
  const off = undetecting({ ...known, scope: place.scope });
  const said = { ...told, settings: [...off, ...told.settings] };
  if (written.settings.length === 0) return said;
  const isSame = same(written.route, said.route);
  const problems = isSame ? [] : (['proxy-settings-conflict'] as const);
  const again = withNote(said.settings, isSame ? 'said-twice' : 'says-otherwise');
  return {
    ...written,
    settings: [
      ...written.settings,
      ...again.map((setting) => ({ ...setting, problems: [...setting.problems, ...problems] })),
    ],
  };
}

function same(one: Route | undefined, other: Route | undefined): boolean {
  return one === undefined || other === undefined ? one === other : isSameWay(one, other);
}
