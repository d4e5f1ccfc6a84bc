import type { Discovered, DiscoveryInput, SettingSource } from '../setting-source.ts';
import { readConnectionBlob } from './connection-blob.ts';
import { connectionSettings } from './connection-settings.ts';
import { withNote } from './with-note.ts';

const key = 'Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\Connections';
const hives = ['HKU\\S-1-5-18', 'HKU\\.DEFAULT', 'HKLM', 'HKCU'] as const;
const ofAll: readonly string[] = [
  'defaultconnectionsettings',
  'savedlegacysettings',
  'winhttpsettings',
];
const most = 50;

/** Connections with settings of their own: a VPN or a modem, while it is connected. */
export const otherConnections: SettingSource = {
  name: 'other-connections',
  readBy: 'others',
  read,
};

function read({ windows }: DiscoveryInput): Discovered {
  if (windows === undefined) return { settings: [] };
  const all = hives.flatMap((hive) =>
    windows.registry
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
      }),
  );
  const route = all.find((one) => one.route)?.route;
  return {
    settings: all.flatMap(({ settings }) => withNote(settings, 'while-connected')),
    ...(route && { route }),
  };
}
