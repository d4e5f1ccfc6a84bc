import type { Setting } from '../../model/route/route.ts';
import { makeSetting } from '../make-setting.ts';
import type { Discovered } from '../setting-source.ts';
import { withoutLogin } from '../without-login.ts';
import { type ConnectionBlob, readConnectionBlob } from './connection-blob.ts';
import { type Connection, connectionSettings, undetecting } from './connection-settings.ts';
import type { Registry } from './registry.ts';

export interface WininetPlace {
  readonly id: string;
  /** `HKU\S-1-5-18`: what stands before `Software`. */
  readonly hive: string;
  readonly scope: string;
}

const settingsKey = 'Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings';

/**
 * The settings of WinINET below one hive. `DefaultConnectionSettings` decides where it can be
 * read; the plain values beside it (`ProxyServer`, `AutoConfigURL`) do where it is absent, and are
 * shown as overruled where they differ from it.
 */
export function readWininet(registry: Registry, place: WininetPlace): Discovered {
  const { id, hive, scope } = place;
  const data = registry.get(`${hive}\\${settingsKey}\\Connections`, 'DefaultConnectionSettings');
  const source = `DefaultConnectionSettings of ${hive}`;
  const blob = data instanceof Uint8Array ? readConnectionBlob(data) : undefined;
  if (blob !== undefined) {
    const made = connectionSettings({ id, source, scope, ...blob });
    const by = made.settings[0]?.id ?? `${id}:no-auto-detect`;
    return {
      ...made,
      settings: [
        ...undetecting({ id, source, scope, ...blob }),
        ...made.settings,
        ...overruled(registry, { place, blob, by }),
      ],
    };
  }
  const broken =
    data === undefined
      ? []
      : [makeSetting({ id: `${id}:connection`, source, scope, raw: '', flaw: 'blob' })];
  const plain = plainValues(registry, place);
  const made = connectionSettings(plain);
  const off = made.settings.length === 0 ? [] : undetecting(plain);
  return { ...made, settings: [...broken, ...off, ...made.settings, ...disabled(registry, place)] };
}

/** What a hive comes to, as one answer: its blob, else its plain values, else automatic detection. */
export function wininetOf(registry: Registry, hive: string): ConnectionBlob {
  const data = registry.get(`${hive}\\${settingsKey}\\Connections`, 'DefaultConnectionSettings');
  const blob = data instanceof Uint8Array ? readConnectionBlob(data) : undefined;
  if (blob !== undefined) return blob;
  const { pac, proxy, bypass, autoDetect } = plainValues(registry, { id: '', hive, scope: '' });
  if (pac === undefined && proxy === undefined) return { autoDetect: true };
  return {
    autoDetect,
    ...(pac !== undefined && { pac }),
    ...(proxy !== undefined && { proxy, ...(bypass !== undefined && { bypass }) }),
  };
}

function plainValues(registry: Registry, { id, hive, scope }: WininetPlace): Connection {
  const key = `${hive}\\${settingsKey}`;
  return {
    id,
    source: `Internet Settings of ${hive}`,
    scope,
    autoDetect: registry.get(key, 'AutoDetect') === 1,
    pac: textOf(registry.get(key, 'AutoConfigURL')),
    ...(registry.get(key, 'ProxyEnable') === 1 && {
      proxy: textOf(registry.get(key, 'ProxyServer')),
    }),
    bypass: textOf(registry.get(key, 'ProxyOverride')),
  };
}

interface Overruling {
  readonly place: WininetPlace;
  readonly blob: { readonly pac?: string; readonly proxy?: string };
  readonly by: string | undefined;
}

function overruled(registry: Registry, { place, blob, by }: Overruling): readonly Setting[] {
  const { pac, proxy } = plainValues(registry, place);
  const differing = [
    ['ProxyServer', proxy, blob.proxy],
    ['AutoConfigURL', pac, blob.pac],
  ] as const;
  return differing.flatMap(([name, plain, better]) =>
    plain === undefined || plain === better
      ? []
      : [shown(place, { name, raw: plain, lostBecause: by })],
  );
}

/** A proxy that is written down and switched off. */
function disabled(registry: Registry, place: WininetPlace): readonly Setting[] {
  const key = `${place.hive}\\${settingsKey}`;
  const raw = textOf(registry.get(key, 'ProxyServer'));
  if (raw === undefined || registry.get(key, 'ProxyEnable') === 1) return [];
  return [{ ...shown(place, { name: 'ProxyServer', raw }), note: 'switched-off' }];
}

function shown(
  { id, hive, scope }: WininetPlace,
  { name, raw, lostBecause }: { name: string; raw: string; lostBecause?: string | undefined },
): Setting {
  return makeSetting({
    ...{ id: `${id}:${name}`, source: `${name} of ${hive}`, scope },
    ...{ raw: withoutLogin(raw), wins: false, lostBecause },
  });
}

function textOf(data: unknown): string | undefined {
  return typeof data === 'string' && data.trim() !== '' ? data : undefined;
}
