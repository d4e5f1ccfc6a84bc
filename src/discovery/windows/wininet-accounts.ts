import type { Discovered, DiscoveryInput, SettingSource } from '../setting-source.ts';
import { connectionSettings } from './connection-settings.ts';
import { readWininet } from './wininet.ts';
import { withNote } from './with-note.ts';

/**
 * WinINET's settings of LocalService and NetworkService, as the registry and bitsadmin tell them: the
 * sensor runs under neither. What CryptoAPI fetches goes by the account that it runs as, and CryptSvc,
 * which fetches lists for all, runs as NetworkService.
 */
export const wininetAccounts: readonly SettingSource[] = [
  ofAccount({ sid: 'S-1-5-19', name: 'LOCALSERVICE', note: 'other-account' }),
  ofAccount({ sid: 'S-1-5-20', name: 'NETWORKSERVICE', note: 'network-service' }),
];

interface Account {
  readonly sid: string;
  /** As bitsadmin has it. */
  readonly name: string;
  readonly note: 'other-account' | 'network-service';
}

function ofAccount(account: Account): SettingSource {
  const name = `wininet-${account.sid}`;
  return { name, readBy: 'others', read: (input) => read(input, account) };
}

function read({ windows }: DiscoveryInput, { sid, name, note }: Account): Discovered {
  if (windows === undefined) return { settings: [] };
  const scope = 'other-account';
  const own = readWininet(windows.registry, { id: `wininet-${sid}`, hive: `HKU\\${sid}`, scope });
  const shown = (windows.connections ?? [])
    .filter(({ account }) => account === name)
    .map((one) =>
      connectionSettings({
        ...one,
        id: `bitsadmin-${name}`,
        source: `bitsadmin for ${name}`,
        scope,
      }),
    );
  const all = [own, ...shown];
  const route = all.find((one) => one.route)?.route;
  return {
    settings: all.flatMap(({ settings }) => withNote(settings, note)),
    ...(route && { route }),
  };
}
