import { makeSetting } from '../make-setting.ts';
import type { Discovered, DiscoveryInput, SettingSource } from '../setting-source.ts';
import type { WindowsMachine } from './windows-machine.ts';
import { readWininet } from './wininet.ts';
import { withNote } from './with-note.ts';

const policy = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\CurrentVersion\\Internet Settings';
const name = 'ProxySettingsPerUser';

/** WinINET's settings for every account, which count where ProxySettingsPerUser is 0. */
export const wininetMachine: SettingSource = { name: 'wininet-machine', read };

/** Whether they count for every account. */
export function isPerMachine({ registry }: WindowsMachine): boolean {
  return registry.get(policy, name) === 0;
}

function read({ windows }: DiscoveryInput): Discovered {
  if (windows === undefined) return { settings: [] };
  const perUser = windows.registry.get(policy, name);
  const known = { id: `policy:${name}`, source: name, scope: 'machine', raw: String(perUser) };
  const shown = typeof perUser === 'number' ? [makeSetting(known)] : [];
  const place = { id: 'wininet-machine', hive: 'HKLM', scope: 'machine' } as const;
  const { settings, ...ways } = readWininet(windows.registry, place);
  if (perUser === 0) return { ...ways, settings: [...shown, ...settings] };
  return { settings: [...shown, ...withNote(settings, 'per-user')] };
}
