import type { Discovered, DiscoveryInput, SettingSource } from '../setting-source.ts';
import { connectionSettings } from './connection-settings.ts';
import { readWininet } from './wininet.ts';
import { withNote } from './with-note.ts';

/** The accounts of services beside that of the sensor, as the registry and bitsadmin name them. */
const accounts = [
  { sid: 'S-1-5-19', name: 'LOCALSERVICE' },
  { sid: 'S-1-5-20', name: 'NETWORKSERVICE' },
] as const;

/** WinINET's settings of LocalService and NetworkService: the sensor runs under neither. */
export const wininetAccounts: SettingSource = { name: 'wininet-accounts', readBy: 'others', read };

function read({ windows }: DiscoveryInput): Discovered {
  if (windows === undefined) return { settings: [] };
  const all = accounts.flatMap(({ sid, name }) => {
    const scope = 'other-account';
    const own = readWininet(windows.registry, { id: `wininet-${sid}`, hive: `HKU\\${sid}`, scope });
    const shown = (windows.connections ?? [])
      .filter(({ account }) => account === name)
      .map((one) =>
        connectionSettings({ ...one, id: `bitsadmin-${name}`, source: 'bitsadmin', scope }),
      );
    return [own, ...shown];
  });
  const route = all.find((one) => one.route)?.route;
  return {
    settings: all.flatMap(({ settings }) => withNote(settings, 'other-account')),
    ...(route && { route }),
  };
}
