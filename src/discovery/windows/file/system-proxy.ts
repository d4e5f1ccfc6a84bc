import type { SettingsFile, ShownSystemProxy } from '../settings-file.ts';

/**
 * Reads `scutil --proxy`: `<dictionary> {` with `Name : value` lines, and `ExceptionsList` as an
 * array of numbered ones. Undefined for a text without it.
 */
export function readScutil(lines: readonly string[]): SettingsFile | undefined {
  if (!lines.some((line) => /^\s*<dictionary> \{/.test(line))) return undefined;
  const found = new Map<string, string>();
  const exceptions: string[] = [];
  for (const line of lines) {
    const [, name = '', value = ''] = /^\s{1,40}(\w{1,60}) : (.{1,1000})$/.exec(line) ?? [];
    if (/^\d+$/.test(name)) exceptions.push(value.trim());
    else if (name !== '' && !found.has(name)) found.set(name, value.trim());
  }
  if (![...found.keys()].some((name) => /Enable$|^ExceptionsList$|^FTPPassive$/.test(name))) {
    return undefined;
  }
  const isOn = (name: string): boolean => found.get(`${name}Enable`) === '1';
  const place = (name: string): string | undefined =>
    isOn(name) && found.get(`${name}Proxy`)
      ? `${found.get(`${name}Proxy`)}:${found.get(`${name}Port`) ?? ''}`.replace(/:$/, '')
      : undefined;
  const pac = isOn('ProxyAutoConfig') ? found.get('ProxyAutoConfigURLString') : undefined;
  return systemProxy('scutil', {
    autoDetect: isOn('ProxyAutoDiscovery'),
    ...{ pac, https: place('HTTPS'), http: place('HTTP'), socks: place('SOCKS') },
    bypass: exceptions.join(','),
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
  const { autoDetect = false, pac, https, http, socks, bypass } = loose;
  const shown: ShownSystemProxy = {
    by,
    autoDetect,
    ...(pac && { pac }),
    ...(https && { https }),
    ...(http && { http }),
    ...(socks && { socks }),
    ...(bypass && { bypass }),
  };
  return { kind: 'system-proxy', shown };
}
