import { environment } from '../environment.ts';
import type { Discovered, DiscoveryInput, SettingSource } from '../setting-source.ts';

const key = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment';
const names = ['HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY', 'NO_PROXY'] as const;

/**
 * The machine's environment variables: the unified agent of Server 2012 R2 and 2016 goes by them,
 * as Microsoft's analyzer says; the sensor of newer systems does not.
 */
export const machineEnvironment: SettingSource = {
  name: 'machine-environment',
  readBy: 'others',
  read,
};

function read({ windows }: DiscoveryInput): Discovered {
  if (windows === undefined) return { settings: [] };
  // Saved output of `set` stands in where the registry has none.
  const shown = windows.isUnix === true ? {} : windows.variables;
  const written = Object.fromEntries(
    names.flatMap((name) => {
      const data = windows.registry.get(key, name);
      return typeof data === 'string' ? [[name, data] as const] : [];
    }),
  );
  const { settings, route } = environment.read({ environment: { ...shown, ...written } });
  const rename = (id: string): string => `machine-${id}`;
  return {
    settings: settings.map((setting) => ({
      ...setting,
      id: rename(setting.id),
      scope: 'machine',
      note: 'unified-agent' as const,
      ...(setting.lostBecause && { lostBecause: rename(setting.lostBecause) }),
    })),
    ...(route && {
      route: { ...route, id: 'machine-environment', settings: route.settings.map(rename) },
    }),
  };
}
