import type { Discovered, DiscoveryInput, SettingSource } from '../setting-source.ts';
import { connectionSettings } from './connection-settings.ts';

const source = 'netsh winhttp show advproxy';

/** The advanced settings of WinHTTP, as netsh showed them for the whole machine. */
export const winhttpAdvanced: SettingSource = {
  name: 'winhttp-advanced',
  read: (input) => (isOfUser(input) ? { settings: [] } : read(input, 'machine')),
};

/** The same, where netsh showed those of the user who asked: no service goes by them. */
export const winhttpAdvancedOfUser: SettingSource = {
  name: 'winhttp-advanced-user',
  readBy: 'others',
  read: (input) => (isOfUser(input) ? read(input, 'user') : { settings: [] }),
};

function isOfUser({ windows }: DiscoveryInput): boolean {
  return windows?.shownAdvancedProxy?.perUser === true;
}

function read({ windows }: DiscoveryInput, scope: 'machine' | 'user'): Discovered {
  const shown = windows?.shownAdvancedProxy;
  if (shown === undefined) return { settings: [] };
  return connectionSettings({
    id: 'winhttp-advanced',
    source,
    scope,
    autoDetect: shown.autoDetect === true,
    pac: shown.autoConfigIsEnabled === false ? undefined : shown.autoConfigUrl,
    proxy: shown.proxyIsEnabled === false ? undefined : shown.proxy,
    bypass: shown.proxyBypass,
  });
}
