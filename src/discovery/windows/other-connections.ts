import type { Discovered, SettingSource } from '../setting-source.ts';
import { readConnectionBlob } from './connection-blob.ts';
import { connectionSettings } from './connection-settings.ts';
import type { WindowsMachine } from './windows-machine.ts';
import { isPerMachine } from './wininet-machine.ts';
import { withNote } from './with-note.ts';

const key = 'Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\Connections';
const ofAll: readonly string[] = [
  'defaultconnectionsettings',
  'savedlegacysettings',
  'winhttpsettings',
];
const most = 50;

/**
 * Connections with settings of their own, a VPN or a modem: while one is connected they count in
 * place of the account's, for who goes by those. By the source of the account, in their order.
 */
export const otherConnections: readonly SettingSource[] = [
  connectionsOf('wininet-system', ['HKU\\S-1-5-18', 'HKU\\.DEFAULT']),
  connectionsOf('wininet-machine', ['HKLM']),
  connectionsOf('wininet-user', ['HKCU']),
];

/** The account in whose place the settings of a connection count: a source; undefined for others. */
export function accountOfConnection(source: string): string | undefined {
  return /^connections of (.+)$/.exec(source)?.[1];
}

function connectionsOf(account: string, hives: readonly string[]): SettingSource {
  return {
    name: `connections of ${account}`,
    readBy: 'others',
    read: ({ windows }) => {
      if (windows === undefined) return { settings: [] };
      const told = account === 'wininet-system' ? ofBitsadmin(windows) : [];
      const all = [...hives.flatMap((hive) => ofHive(windows, hive)), ...told];
      const route = all.find((one) => one.route)?.route;
      const isAside = isPerMachine(windows) !== (account === 'wininet-machine');
      const aside = isPerMachine(windows) ? 'per-machine' : 'per-user';
      return {
        settings: all.flatMap(({ settings }) =>
          withNote(settings, isAside ? aside : 'while-connected'),
        ),
        ...(route && { route }),
      };
    },
  };
}

/** What bitsadmin said of connections with a name, for the account of the sensor. */
function ofBitsadmin({ namedConnections = [] }: WindowsMachine): readonly Discovered[] {
  const own = namedConnections.filter(({ account }) => account === 'LOCALSYSTEM').slice(0, most);
  return own.map(({ connection, ...one }, index) =>
    connectionSettings({
      ...one,
      id: `connection-bitsadmin-${index + 1}`,
      source: `${connection} of LOCALSYSTEM, as bitsadmin says`,
      scope: 'connection',
    }),
  );
}

function ofHive({ registry }: WindowsMachine, hive: string): readonly Discovered[] {
  return registry
    .values(`${hive}\\${key}`)
    .filter(({ name }) => !ofAll.includes(name.toLowerCase()))
    .slice(0, most)
    .flatMap(({ name, data }, index) => {
      const blob = data instanceof Uint8Array ? readConnectionBlob(data) : undefined;
      if (blob === undefined) return [];
      const id = `connection-${hive}-${index + 1}`.replaceAll('\\', '-');
      return [
        connectionSettings({ ...blob, id, source: `${name} of ${hive}`, scope: 'connection' }),
      ];
    });
}
