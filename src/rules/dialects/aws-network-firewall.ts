import { jsonText } from '../../model/text/json-text.ts';
import { type Dialect, entriesOf } from '../dialect.ts';
import { origin } from '../text/comment.ts';
import { dottedNames } from '../text/dotted-names.ts';
import { missingLists } from '../text/filled-lists.ts';
import { byPort, withoutPaths } from '../text/narrow.ts';
import { noteBook } from '../text/note-book.ts';

/**
 * Rule groups of AWS Network Firewall, each as `aws network-firewall create-rule-group --cli-input-json` takes
 * one: a list of domains by the name in the hello, and one by the Host of plain HTTP. A leading period takes a
 * name and all below it. Such a list refuses every other name of its protocol.
 */
export const awsNetworkFirewall: Dialect = {
  name: 'aws-network-firewall',
  ending: '.json',
  write: (set) => {
    const book = noteBook();
    const allow = withoutPaths(entriesOf(set, 'allow'), book);
    const groups = byPort(allow).map(({ scheme, port, entries }) => {
      const { names } = dottedNames(entries, book);
      return {
        RuleGroupName: `netready-allow-${port}`,
        Type: 'STATEFUL',
        // As many as there are, and as much again for what is added later.
        Capacity: Math.max(100, names.length * 2),
        Description: origin(set),
        RuleGroup: {
          RulesSource: {
            RulesSourceList: {
              Targets: names,
              TargetTypes: [scheme === 'https' ? 'TLS_SNI' : 'HTTP_HOST'],
              GeneratedRulesType: 'ALLOWLIST',
            },
          },
        },
      };
    });
    if (groups.length > 0) {
      book.note('denies-others');
      book.note('port-dropped');
    }
    missingLists(set, { kind: 'list-elsewhere', lists: ['no-inspect'], book });
    missingLists(set, { kind: 'list-untold', lists: ['no-auth'], book });
    return { text: `${jsonText(groups, 2)}\n`, notes: book.notes() };
  },
};
