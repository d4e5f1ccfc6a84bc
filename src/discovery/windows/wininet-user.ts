import type { Discovered, DiscoveryInput, SettingSource } from '../setting-source.ts';
import { readWininet } from './wininet.ts';
import { isPerMachine } from './wininet-machine.ts';
import { withNote } from './with-note.ts';

const maxUsers = 50;

/** WinINET's settings of users, where ProxySettingsPerUser is not 0: programs go by them, and no service. */
export const wininetUser: SettingSource = { name: 'wininet-user', readBy: 'others', read };

function read({ windows }: DiscoveryInput): Discovered {
  if (windows === undefined) return { settings: [] };
  const { registry } = windows;
  const own = readWininet(registry, { id: 'wininet-user', hive: 'HKCU', scope: 'user' });
  const others = registry.users.slice(0, maxUsers).map((user) => {
    return readWininet(registry, { id: `wininet-${user}`, hive: `HKU\\${user}`, scope: 'user' });
  });
  const all = [own, ...others];
  const { route, second } = all.find((one) => one.route) ?? {};
  const settings = all.flatMap((one) => one.settings);
  return {
    settings: isPerMachine(windows) ? withNote(settings, 'per-machine') : settings,
    ...(route && { route }),
    ...(second && { second }),
  };
}
