import type { Facts } from '../../../../model/finding/facts.ts';
import type { BypassDialect } from '../../../../model/route/bypass.ts';
import type { BypassReading, BypassScope } from '../../../../model/route/bypass-reading.ts';
import { joined, say, type Text } from '../../../text/say.ts';
import { valuesOf } from '../../control-words.ts';
import { clause, fact, factText } from '../fact.ts';

export const dialectNames: Readonly<Record<BypassDialect, Text>> = {
  winhttp: say`WinHTTP`,
  wininet: say`WinINET`,
  curl: say`curl`,
  undici: say`undici`,
  go: say`Go`,
  python: say`Python`,
  dotnet: say`.NET`,
};

const scopes: Readonly<Record<BypassScope, Text>> = {
  all: say`everything`,
  itself: say`this host alone`,
  'itself-and-below': say`this name and all below it`,
  below: say`all below this name, not the name itself`,
  ending: say`every name that ends so, whatever stands before`,
  some: say`every name of this pattern`,
  network: say`addresses of this network`,
  local: say`names without a period`,
  loopback: say`loopback goes over the proxy as well`,
  nothing: say`ignored: the proxy is taken`,
};

/** What an entry of a bypass list lets go direct, and who would read it otherwise. */
export function bypassWords({ scope, disputed, separator, otherwise }: BypassReading): Text {
  const doubt = disputed ? say` (disputed)` : [];
  const mark = separator
    ? say` (a ${separator === ',' ? say`comma` : say`semicolon`} sets no entries apart here)`
    : [];
  const others = [...Map.groupBy(otherwise, (one) => one.scope)].map(([other, readers]) => {
    const names = joined(
      readers.map(({ dialect }) => dialectNames[dialect]),
      ' and ',
    );
    if (other !== 'nothing') return say`to ${names}: ${scopes[other]}`;
    return say`ignored by ${names}`;
  });
  return joined([say`${scopes[scope]}${doubt}${mark}`, ...others], '; ');
}

/** Which way an entry changes, and to whom: the words of the finding. */
export function bypassText(facts: Facts): Text {
  const entry = say`An entry of the bypass list${clause(fact(facts, 'entry'), ', "', '",')}`;
  const reader = nameOf(factText(facts, 'dialect'));
  const named = valuesOf(facts, 'others').slice(0, 3).map(nameOf);
  const others = named.length === 0 ? say`another` : joined(named, ' and ');
  switch (factText(facts, 'why')) {
    case 'separator':
      return say`${entry} is one entry to ${reader}, which does not set its parts apart: this target goes by the proxy, and by one of the parts it would go direct.`;
    case 'disputed':
      return say`${entry} counts for nothing to ${reader} as it is documented, and others see it take it: here this target goes by the proxy, and to ${others} it would go direct.`;
    case 'passed-over':
      return say`${entry} counts for nothing to ${reader}, which reads this list: this target goes by the proxy, and to ${others} it would go direct.`;
    case 'wider':
      return say`${entry} lets this target go direct to ${reader}; to ${others}, which may read the same list for a service, it would go by the proxy.`;
    default:
      return say`${entry} does not stand for this target to ${reader}, which reads this list: it goes by the proxy, and to ${others} it would go direct.`;
  }
}

function nameOf(dialect: string | undefined): Text {
  return dialect !== undefined && Object.hasOwn(dialectNames, dialect)
    ? dialectNames[dialect as BypassDialect]
    : say`its reader`;
}
