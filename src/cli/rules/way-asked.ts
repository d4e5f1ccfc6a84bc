import { parseProxy } from '../../discovery/parse-route.ts';
import type { Way } from '../../model/route/route.ts';
import type { RuleDialect } from '../../model/rules/rule-dialect.ts';
import type { RuleSet } from '../../model/rules/rule-set.ts';
import { quoted, UsageError } from '../../setup/usage/usage-error.ts';

/** Reads `direct`, or a proxy as `--route` spells it. @throws UsageError for anything else. */
export function readWay(option: string, text: string): Way {
  if (text.toLowerCase() === 'direct') return { kind: 'direct' };
  const proxy = parseProxy(text);
  if (!('problem' in proxy)) return proxy;
  // A login does not stand in a message either.
  const value = proxy.problem === 'credentials' ? 'a proxy with a login' : quoted(text);
  throw new UsageError(
    `Cannot use ${value} for ${option}: give direct, or a proxy such as proxy.example:8080`,
  );
}

/**
 * Holds a way against what is asked for.
 * @throws UsageError where one is named and no PAC file is written, and where one is written and nobody knows a way.
 */
export function checkWay(
  { entries, scope, otherWay, madeFrom }: RuleSet,
  { dialect, way }: { readonly dialect: RuleDialect | undefined; readonly way: Way | undefined },
): void {
  if (dialect !== 'pac') {
    if (way === undefined) return;
    throw new UsageError(
      'Cannot use --way here: it says where a PAC file sends something, --for pac',
    );
  }
  if (otherWay || entries.length === 0 || madeFrom.auditedAt === undefined) return;
  const what = scope === 'red' ? 'what is red' : 'some of it';
  throw new UsageError(
    `Cannot say where a PAC file is to send it: ${what} went direct, and no proxy of this audit let it pass; name one by --way HOST:PORT`,
  );
}
