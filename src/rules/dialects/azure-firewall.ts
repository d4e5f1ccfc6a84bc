import type { RuleEntry, RulePlace } from '../../model/rules/rule-entry.ts';
import { isInsideRule } from '../../model/rules/rule-entry.ts';
import { jsonText } from '../../model/text/json-text.ts';
import { type Dialect, entriesOf } from '../dialect.ts';
import { origin, whyAll } from '../text/comment.ts';
import { missingLists } from '../text/filled-lists.ts';
import { byPort, sorted, withoutPaths } from '../text/narrow.ts';
import { noteBook } from '../text/note-book.ts';

/**
 * A collection of application rules of Azure Firewall, as a policy's template takes it. `*.contoso.com` does not
 * take `contoso.com`. What is not to be inspected is a rule with `terminateTLS` off, before the others; it asks
 * nobody for a login.
 */
export const azureFirewall: Dialect = {
  name: 'azure-firewall',
  ending: '.json',
  write: (set) => {
    const book = noteBook();
    const closed = entriesOf(set, 'no-inspect');
    const isClosed = (place: RulePlace): boolean => closed.some((one) => isInsideRule(place, one));
    const allow = entriesOf(set, 'allow').filter((entry) => !isClosed(entry));
    missingLists(set, { kind: 'list-untold', lists: ['no-auth'], book });
    const rules = [
      ...rulesOf(closed, 'netready-no-inspect'),
      ...rulesOf(withoutPaths(allow, book), 'netready-allow'),
    ];
    const collection = {
      ruleCollectionType: 'FirewallPolicyFilterRuleCollection',
      name: 'netready',
      priority: 200,
      action: { type: 'Allow' },
      rules: rules.map((rule) => ({ ...rule, description: `${rule.description}; ${origin(set)}` })),
    };
    return { text: `${jsonText(collection, 2)}\n`, notes: book.notes() };
  },
};

function rulesOf(entries: readonly RuleEntry[], stem: string) {
  return byPort(entries).map(({ scheme, port, entries: some }) => ({
    ruleType: 'ApplicationRule',
    name: `${stem}-${port}`,
    description: whyAll(some),
    sourceAddresses: ['*'],
    protocols: [{ protocolType: scheme === 'https' ? 'Https' : 'Http', port }],
    targetFqdns: sorted(
      some.flatMap(({ host, apex, below }) => [
        ...(apex ? [host] : []),
        ...(below ? [`*.${host}`] : []),
      ]),
    ),
    terminateTLS: false,
  }));
}
