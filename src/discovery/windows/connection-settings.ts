import type { Setting } from '../../model/route/route.ts';
import { makeSetting } from '../make-setting.ts';
import { parsePacSource } from '../parse-pac-source.ts';
import type { Discovered } from '../setting-source.ts';
import { listSettings } from './list-settings.ts';

/** What one connection is set to: automatic detection, PAC file, manual proxy, in that order. */
export interface Connection {
  readonly id: string;
  readonly source: string;
  readonly scope: string;
  readonly autoDetect: boolean;
  readonly pac?: string | undefined;
  readonly proxy?: string | undefined;
  readonly bypass?: string | undefined;
}

/**
 * The settings that a connection of WinINET or of `advproxy` makes, and its way: by the PAC file,
 * behind that the manual proxy (Microsoft Learn, NetworkProxy CSP). Automatic detection comes before both and is a setting alone: what it
 * would find, only a search on that network tells.
 */
export function connectionSettings(connection: Connection): Discovered {
  const { id, source, scope, autoDetect, proxy, bypass } = connection;
  const detect = makeSetting({
    ...{ id: `${id}:auto-detect`, source: `${source}, automatic detection`, scope },
    ...{ raw: '1', value: 'wpad', wins: false },
  });
  const byPac = pacOf(connection);
  const manual =
    proxy === undefined
      ? { settings: [] }
      : listSettings({ id, source, scope, grammar: 'wininet', proxy, bypass });
  const lost = byPac.route?.settings[0];
  const settings: readonly Setting[] = [
    ...(autoDetect ? [detect] : []),
    ...byPac.settings,
    ...manual.settings.map((setting): Setting => {
      const behind = {
        note: 'behind-pac',
        ...setting,
        wins: false,
        lostBecause: lost ?? '',
      } as const;
      return lost && setting.wins ? behind : setting;
    }),
  ];
  const route = byPac.route ?? manual.route;
  const second = byPac.route && manual.route;
  return {
    settings,
    ...(route && { route }),
    ...(second && { second: { ...second, id: `${id}-manual` } }),
  };
}

/** Automatic detection that an account's connection has switched off, as a setting. */
export function undetecting({
  id,
  source,
  scope,
  autoDetect,
}: Pick<Connection, 'id' | 'source' | 'scope' | 'autoDetect'>): readonly Setting[] {
  if (autoDetect) return [];
  return [
    makeSetting({
      ...{ id: `${id}:no-auto-detect`, source: `${source}, automatic detection`, scope },
      ...{ raw: '', value: 'off', wins: false },
    }),
  ];
}

function pacOf({ id, source, scope, pac }: Connection): Discovered {
  if (pac === undefined) return { settings: [] };
  const parsed = parsePacSource(pac);
  const known = { id: `${id}:pac`, source: `${source}, PAC file`, scope };
  if ('flaw' in parsed) return { settings: [makeSetting({ ...known, ...parsed })] };
  const settings = [makeSetting({ ...known, raw: parsed.pac, value: parsed.pac })];
  const route = {
    id,
    kind: 'pac',
    pac: parsed.pac,
    effective: false,
    settings: [known.id],
  } as const;
  return { settings, route };
}
