import type { BypassDialect } from '../../../../model/bypass.ts';
import type { BypassReading, BypassScope } from '../../../../model/bypass-reading.ts';
import type { Facts } from '../../../../model/facts.ts';
import { clause, fact } from '../fact.ts';

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
  nothing: 'passed over',
};

/** What an entry of a bypass list lets go direct, and who would read it otherwise. */
export function bypassWords({ scope, disputed, separator, otherwise }: BypassReading): string {
  const doubt = disputed ? ' (disputed)' : '';
  const mark = separator
    ? ` (a ${separator === ',' ? 'comma' : 'semicolon'} sets no entries apart here)`
    : '';
  const others = [...Map.groupBy(otherwise, (one) => one.scope)].map(([other, readers]) => {
    const names = readers.map(({ dialect }) => dialectNames[dialect]).join(' and ');
    if (other !== 'nothing') return `to ${names}: ${scopes[other]}`;
    return `${names} ${readers.length === 1 ? 'passes' : 'pass'} it over`;
  });
  return [`${scopes[scope]}${doubt}${mark}`, ...others].join('; ');
}

/** Which way an entry changes, and to whom: the words of the finding. */
export function bypassText(facts: Facts): string {
  const entry = `An entry of the bypass list${clause(fact(facts, 'entry'), ', "', '",')}`;
  const reader = nameOf(fact(facts, 'dialect'));
  const { others: list } = facts;
  const others =
    (typeof list === 'object' ? list : []).slice(0, 3).map(nameOf).join(' and ') || 'another';
  switch (fact(facts, 'why')) {
    case 'separator':
      return `${entry} is one entry to ${reader}, which does not set its parts apart: this target goes by the proxy, and by one of the parts it would go direct.`;
    case 'disputed':
      return `${entry} counts for nothing to ${reader} as it is documented, and others see it take it: here this target goes by the proxy, and to ${others} it would go direct.`;
    case 'passed-over':
      return `${entry} counts for nothing to ${reader}, which reads this list: this target goes by the proxy, and to ${others} it would go direct.`;
    case 'wider':
      return `${entry} lets this target go direct to ${reader}; to ${others}, which may read the same list for a service, it would go by the proxy.`;
    default:
      return `${entry} does not stand for this target to ${reader}, which reads this list: it goes by the proxy, and to ${others} it would go direct.`;
  }
}

function nameOf(dialect: string | undefined): string {
  return dialect !== undefined && Object.hasOwn(dialectNames, dialect)
    ? dialectNames[dialect as BypassDialect]
    : 'its reader';
}
