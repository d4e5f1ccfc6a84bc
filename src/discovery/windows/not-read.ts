import type { SettingNote } from '../../model/route/route.ts';
import { makeSetting } from '../make-setting.ts';
import type { Discovered, DiscoveryInput, SettingSource } from '../setting-source.ts';
import { withoutLogin } from '../without-login.ts';
import { connectionSettings } from './connection-settings.ts';
import { listSettings } from './list-settings.ts';
import type { Registry } from './registry.ts';
import { readWinhttpBlob } from './winhttp-blob.ts';
import { withNote } from './with-note.ts';

const policy = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\CurrentVersion\\Internet Settings';
const userPolicy = policy.replace('HKLM', 'HKCU');
const wow = 'HKLM\\SOFTWARE\\WOW6432Node\\Microsoft\\Windows\\CurrentVersion\\Internet Settings';

/**
 * Values below the keys of policies: WinINET reads `ProxySettingsPerUser` there, and the proxy
 * itself below `HKLM\…\Internet Settings`. Who wrote them there meant them for the machine.
 */
export const policyValues: SettingSource = {
  name: 'policy-internet-settings',
  readBy: 'nobody',
  read: ({ windows }) =>
    windows
      ? joined([
          plain(windows.registry, {
            key: policy,
            id: 'policy-internet-settings',
            note: 'policy-key',
          }),
          plain(windows.registry, {
            key: userPolicy,
            id: 'policy-user-settings',
            note: 'policy-key',
          }),
        ])
      : { settings: [] },
};

/** The copies of WinHTTP's and WinINET's settings for 32-bit programs: the sensor is none. */
export const programs32: SettingSource = { name: 'wow6432node', readBy: 'others', read: read32 };

/** NetworkProxy as device management delivers it: WinINET's settings, for who goes by them. */
export const networkProxy: SettingSource = {
  name: 'network-proxy',
  readBy: 'others',
  read: ({ windows }) => (windows ? readManaged(windows.registry) : { settings: [] }),
};

function read32({ windows }: DiscoveryInput): Discovered {
  if (windows === undefined) return { settings: [] };
  const { registry } = windows;
  const data = registry.get(`${wow}\\Connections`, 'WinHttpSettings');
  const blob = data instanceof Uint8Array ? readWinhttpBlob(data) : undefined;
  const known = { id: 'winhttp-32', source: 'WinHttpSettings of WOW6432Node', scope: 'machine' };
  const list =
    blob?.proxy === undefined
      ? { settings: [] }
      : listSettings({ ...known, grammar: 'winhttp', proxy: blob.proxy, bypass: blob.bypass });
  const rest = plain(registry, { key: wow, id: 'wininet-32', note: 'other-programs' });
  return joined([{ ...list, settings: withNote(list.settings, 'other-programs') }, rest]);
}

interface Plain {
  readonly key: string;
  readonly id: string;
  readonly note: SettingNote;
}

/** The plain values of WinINET below a key that WinINET does not read for the sensor. */
function plain(registry: Registry, { key, id, note }: Plain): Discovered {
  const text = (name: string): string | undefined => {
    const data = registry.get(key, name);
    return typeof data === 'string' && data.trim() !== '' ? data : undefined;
  };
  const made = connectionSettings({
    id,
    source: key,
    scope: 'machine',
    autoDetect: registry.get(key, 'AutoDetect') === 1,
    pac: text('AutoConfigURL'),
    proxy: text('ProxyServer'),
    bypass: text('ProxyOverride'),
  });
  return { ...made, settings: withNote(made.settings, note) };
}

const managedKeys = [
  'HKLM\\SOFTWARE\\Microsoft\\PolicyManager\\current\\device\\NetworkProxy',
  'HKLM\\SOFTWARE\\Microsoft\\Provisioning\\NetworkProxy',
  'HKLM\\SOFTWARE\\Microsoft\\Provisioning\\CSPs\\.\\Vendor\\MSFT\\NetworkProxy',
];

function readManaged(registry: Registry): Discovered {
  return joined(
    managedKeys.map((key, index) => {
      const text = (name: string): string | undefined => {
        const data = registry.get(key, name) ?? registry.get(`${key}\\ProxyServer`, name);
        return typeof data === 'string' && data.trim() !== '' ? data : undefined;
      };
      const made = connectionSettings({
        id: `network-proxy-${index + 1}`,
        source: 'NetworkProxy of device management',
        scope: 'machine',
        autoDetect: registry.get(key, 'AutoDetect') === 1,
        pac: text('SetupScriptUrl'),
        proxy: text('ProxyAddress'),
        bypass: text('Exceptions'),
      });
      return { ...made, settings: withNote(made.settings, 'device-management') };
    }),
  );
}

function joined(all: readonly Discovered[]): Discovered {
  const { route, second } = all.find((one) => one.route) ?? {};
  return {
    settings: all.flatMap(({ settings }) => settings),
    ...(route && { route }),
    ...(second && { second }),
  };
}

/** Values that a filter left of the output of a tool, without their key. */
export const withoutKey: SettingSource = {
  name: 'without-key',
  readBy: 'others',
  read: ({ windows }) => ({
    settings: (windows?.registry.values('') ?? []).map(({ name, data }, index) =>
      makeSetting({
        ...{ id: `without-key-${index + 1}`, source: `${name}, below no key`, scope: 'unknown' },
        raw: typeof data === 'string' ? withoutLogin(data) : '',
        ...{ note: 'no-key', wins: false },
      }),
    ),
  }),
};

const told: readonly string[] = [
  'telemetryproxyserver',
  'proxyserver',
  'autoconfigurl',
  'proxypacurl',
  'proxyenable',
  'https_proxy',
];

/** Values of a proxy that an earlier file of `--settings` had otherwise. */
export const earlierFiles: SettingSource = {
  name: 'earlier-files',
  readBy: 'others',
  read: ({ windows }) => ({
    settings: (windows?.registry.replaced ?? []).flatMap(({ key, name, data }, index) => {
      const blob = data instanceof Uint8Array ? (readWinhttpBlob(data)?.proxy ?? '') : undefined;
      if (blob === undefined && !told.includes(name.toLowerCase())) return [];
      if (blob !== undefined && !/Settings$/i.test(name)) return [];
      return [
        makeSetting({
          id: `earlier-file-${index + 1}`,
          source: `${name} of ${key}`,
          scope: 'machine',
          raw: /@|%40/.test(blob ?? String(data)) ? '' : (blob ?? String(data)),
          ...{ note: 'earlier-file', problems: ['proxy-settings-conflict'], wins: false },
        }),
      ];
    }),
  }),
};
