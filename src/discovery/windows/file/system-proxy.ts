import type { SettingsFile, ShownSystemProxy } from '../settings-file.ts';

/**
 * Reads `scutil --proxy`: a dictionary of `Name : value` lines with `ExceptionsList` as an array of
 * numbered ones, and in `__SCOPED__` a dictionary for each interface, for what is bound to it. None
 * for a text without it.
 */
export function readScutil(lines: readonly string[]): readonly SettingsFile[] {
  if (!lines.some((line) => /^\s*<dictionary> \{/.test(line))) return [];
  const dictionaries = [...dictionariesOf(lines)];
  return dictionaries.flatMap(([name, { values, exceptions }]) => {
    const isKnown = [...values.keys()].some((one) => /Enable$|^FTPPassive$/.test(one));
    if (!isKnown && exceptions.length === 0) return [];
    return [ofDictionary({ values, exceptions }, name === '' ? undefined : name)];
  });
}

/** Of interfaces, the lists of one, and a level more. */
const deepest = 5;

interface Dictionary {
  readonly values: Map<string, string>;
  readonly exceptions: string[];
}

/** That of the system by an empty name, and those of interfaces by theirs. */
function dictionariesOf(lines: readonly string[]): ReadonlyMap<string, Dictionary> {
  const found = new Map<string, Dictionary>();
  const path: string[] = [];
  for (const line of lines) {
    if (/^\s*\}\s*$/.test(line)) path.pop();
    const [, inner] = /^\s*(?:(\S{1,60}) : )?<(?:dictionary|array)> \{/.exec(line) ?? [];
    if (/<(?:dictionary|array)> \{/.test(line)) path.push(inner ?? '');
    if (path.length > deepest) break;
    const [, name = '', value = ''] = /^\s{1,80}(\w{1,60}) : ([^<].{0,1000})$/.exec(line) ?? [];
    if (name === '' || path.length === 0) continue;
    const [, scoped, own] = path;
    const isScoped = scoped === '__SCOPED__';
    const rest = path.slice(isScoped ? 3 : 1);
    const key = isScoped ? (own ?? '') : '';
    const one = found.get(key) ?? { values: new Map<string, string>(), exceptions: [] };
    found.set(key, one);
    if (rest.length === 0 && !one.values.has(name)) one.values.set(name, value.trim());
    if (rest.length === 1 && rest[0] === 'ExceptionsList') one.exceptions.push(value.trim());
  }
  return found;
}

function ofDictionary({ values, exceptions }: Dictionary, own: string | undefined): SettingsFile {
  const isOn = (name: string): boolean => values.get(`${name}Enable`) === '1';
  const isSimple = values.get('ExcludeSimpleHostnames') === '1';
  const place = (name: string): string | undefined =>
    isOn(name) && values.get(`${name}Proxy`)
      ? `${values.get(`${name}Proxy`)}:${values.get(`${name}Port`) ?? ''}`.replace(/:$/, '')
      : undefined;
  return systemProxy('scutil', {
    interface: own,
    autoDetect: isOn('ProxyAutoDiscovery'),
    pac: isOn('ProxyAutoConfig') ? values.get('ProxyAutoConfigURLString') : undefined,
    ...{ https: place('HTTPS'), http: place('HTTP'), socks: place('SOCKS') },
    bypass: [...exceptions, ...(isSimple ? ['<local>'] : [])].join(','),
  });
}

/** Reads `gsettings list-recursively org.gnome.system.proxy`. Undefined for a text without it. */
export function readGnome(lines: readonly string[]): SettingsFile | undefined {
  const found = new Map<string, string>();
  for (const line of lines) {
    const [, part = '', name = '', value = ''] =
      /^\s*org\.gnome\.system\.proxy(?:\.(\w{1,20}))? ([a-z-]{1,40}) (.{1,5000})$/.exec(line) ?? [];
    if (name !== '') found.set(`${part} ${name}`.trim(), value.trim().replace(/^'(.*)'$/, '$1'));
  }
  if (found.size === 0) return undefined;
  const mode = found.get('mode') ?? 'none';
  const place = (part: string): string | undefined =>
    mode === 'manual' && found.get(`${part} host`)
      ? `${found.get(`${part} host`)}:${found.get(`${part} port`) ?? ''}`.replace(/:0?$/, '')
      : undefined;
  const url = found.get('autoconfig-url') || undefined;
  return systemProxy('gnome', {
    autoDetect: mode === 'auto' && url === undefined,
    pac: mode === 'auto' ? url : undefined,
    ...{ https: place('https'), http: place('http'), socks: place('socks') },
    bypass: [...(found.get('ignore-hosts') ?? '').matchAll(/'([^']*)'/g)]
      .map((m) => m[1])
      .join(','),
  });
}

type Loose = { readonly [Name in keyof ShownSystemProxy]?: ShownSystemProxy[Name] | undefined };

function systemProxy(by: ShownSystemProxy['by'], loose: Loose): SettingsFile {
  const { autoDetect = false, interface: own, pac, https, http, socks, bypass } = loose;
  const shown: ShownSystemProxy = {
    by,
    ...(own && { interface: own }),
    autoDetect,
    ...(pac && { pac }),
    ...(https && { https }),
    ...(http && { http }),
    ...(socks && { socks }),
    ...(bypass && { bypass }),
  };
  return { kind: 'system-proxy', shown };
}
