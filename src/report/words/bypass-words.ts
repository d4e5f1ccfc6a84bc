import type { BypassDialect } from '../../model/bypass.ts';
import type { BypassReading, BypassScope } from '../../model/bypass-reading.ts';

export const dialectNames: Readonly<Record<BypassDialect, string>> = {
  winhttp: 'WinHTTP',
  wininet: 'WinINET',
  curl: 'curl',
  undici: 'undici',
  go: 'Go',
  python: 'Python',
  dotnet: '.NET',
};

const scopes: Readonly<Record<BypassScope, string>> = {
  all: 'everything',
  itself: 'this host alone',
  'itself-and-below': 'this name and all below it',
  below: 'all below this name, not the name itself',
  ending: 'every name that ends so, whatever stands before',
  some: 'every name of this pattern',
  network: 'addresses of this network',
  local: 'names without a period',
  loopback: 'loopback goes over the proxy as well',
  nothing: 'nothing: it is passed over',
};

/** What an entry of a bypass list lets go direct, and who would read it otherwise. */
export function bypassWords({ scope, disputed, otherwise }: BypassReading): string {
  const doubt = disputed
    ? ' (documented: a wildcard counts at the left end alone; what Windows does with another is disputed)'
    : '';
  const others = otherwise.map(
    ({ dialect, scope: other }) => `${dialectNames[dialect]}: ${scopes[other]}`,
  );
  return `${scopes[scope]}${doubt}${others.length === 0 ? '' : `; ${others.join('; ')}`}`;
}
