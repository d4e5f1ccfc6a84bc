import type { Discovered, DiscoveryInput, SettingSource } from '../setting-source.ts';
import { readWininet } from './wininet.ts';

const hives = ['HKU\\S-1-5-18', 'HKU\\.DEFAULT'] as const;

/**
 * WinINET's settings of the account that the sensor runs under. `HKU\.DEFAULT` is another name of
 * the same hive, and counts where the export has that name alone.
 */
export const wininetSystem: SettingSource = { name: 'wininet-system', read };

function read({ windows }: DiscoveryInput): Discovered {
  if (windows === undefined) return { settings: [] };
  const place = { id: 'wininet-system', scope: 'system-account' } as const;
  const [one, other] = hives.map((hive) => readWininet(windows.registry, { ...place, hive }));
  return (one && one.settings.length > 0 ? one : other) ?? { settings: [] };
}
