import { type BypassDialect, isBypassed } from './bypass.ts';

/** What an entry lets go direct: of a name itself, what lies below it, what merely ends as it does. */
export type BypassScope =
  | 'all'
  | 'itself'
  | 'itself-and-below'
  | 'below'
  | 'ending'
  | 'some'
  | 'network'
  | 'local'
  | 'loopback'
  | 'nothing';

/** One entry of a bypass list as its reader takes it, and who else would take it otherwise. */
export interface BypassReading {
  readonly entry: string;
  readonly scope: BypassScope;
  /** What stands in it is read in two ways: documented, and seen. */
  readonly disputed?: true;
  /** It holds a sign that sets entries apart to others, and not to its reader. */
  readonly separator?: ',' | ';';
  readonly otherwise: readonly { readonly dialect: BypassDialect; readonly scope: BypassScope }[];
}

/** Those that the components of a Defender take: WinHTTP, WinINET, and libcurl's. */
export const comparedDialects: readonly BypassDialect[] = ['winhttp', 'wininet', 'curl'];

/** Each entry of a list, as `dialect` reads it and as the other components' dialects would. */
export function bypassReadings(
  entries: readonly string[],
  dialect: BypassDialect,
): readonly BypassReading[] {
  const foreign = dialect === 'winhttp' || dialect === 'wininet' ? ',' : ';';
  return entries.map((entry) => {
    if (entry.includes(foreign)) {
      return { entry, scope: 'nothing', separator: foreign, otherwise: [] };
    }
    const scope = scopeOf(entry, dialect);
    const otherwise = comparedDialects
      .filter((other) => other !== dialect)
      .map((other) => ({ dialect: other, scope: scopeOf(entry, other) }))
      .filter((other) => other.scope !== scope);
    const isDisputed = dialect === 'winhttp' && scope === 'nothing' && entry.includes('*');
    return {
      entry,
      scope,
      ...(isDisputed && { disputed: true as const }),
      otherwise,
    };
  });
}

/** By trial: which of the places that an entry may mean goes direct. */
function scopeOf(entry: string, dialect: BypassDialect): BypassScope {
  const windows = dialect === 'winhttp' || dialect === 'wininet';
  if (entry === '<local>') return windows ? 'local' : 'nothing';
  if (entry === '<-loopback>') return dialect === 'wininet' ? 'loopback' : 'nothing';
  const [, scheme, rest = entry] = /^(https?):\/\/(.*)$/s.exec(entry) ?? [];
  const [, port] = /:(\d{1,5})$/.exec(rest) ?? [];
  const bare = rest.replace(/:\d{1,5}$/, '');
  const isNetwork = /^[\da-f.:]+\/\d+$/i.test(bare);
  const middle = bare.replaceAll('*', 'x').replace(/^\[|\]$/g, '');
  const name = bare
    .replace(/^\*?\.?/, '')
    .replaceAll('*', 'x')
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '');
  const goes = (host: string): boolean =>
    isBypassed([entry], {
      dialect,
      scheme: scheme === 'http' ? 'http' : 'https',
      host,
      port: port === undefined ? (scheme === 'http' ? 80 : 443) : Number(port),
    });
  if (goes('unlikely.invalid')) return 'all';
  if (isNetwork) return goes(bare.split('/')[0] ?? '') ? 'network' : 'nothing';
  const tries = {
    itself: goes(name),
    below: goes(`unlikely.${name}`),
    ending: goes(`unlikely${name}`),
  };
  if (tries.ending) return bare.slice(1).includes('*') ? 'some' : 'ending';
  if (tries.itself && tries.below) return 'itself-and-below';
  if (tries.itself) return bare.slice(1).includes('*') ? 'some' : 'itself';
  if (tries.below) return 'below';
  const isHost = /^[a-z\d_:][a-z\d_.:-]*$/.test(middle);
  return isHost && goes(middle) ? 'some' : 'nothing';
}
