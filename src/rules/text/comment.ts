import type { RuleEntry, RuleList } from '../../model/rules/rule-entry.ts';
import type { RuleSet } from '../../model/rules/rule-set.ts';
import { joined, plainText } from '../../report/text/say.ts';
import { capabilityWords } from '../../report/words/catalogue/capability-words.ts';
import { componentNames } from '../../report/words/settings/component-words.ts';

/**
 * A text as a comment of any product may hold it: letters, digits, blanks and `.,:;()/+-_`, on one line,
 * and no longer than so many characters. What else stands in it is a blank: nothing leaves a comment.
 */
export function comment(text: string, most = 200): string {
  return text
    .slice(0, most * 2)
    .replace(/[^a-zA-Z0-9.,:;()/+_-]+/g, ' ')
    .trim()
    .slice(0, most);
}

/** Where the rules come from, in one line: when the audit was, of which list, for which systems. */
export function origin({ madeFrom, scope, entries }: RuleSet, most = 200): string {
  const { lists, os, regions, auditedAt } = madeFrom;
  const from = auditedAt === undefined ? '' : `, audit of ${auditedAt.slice(0, 16)}`;
  const what = scope === 'all' ? 'all that is needed' : 'what was red';
  const of = [...lists, ...os, ...regions].map((one) => one.replaceAll('/', ' ')).join(', ');
  return comment(`netready: ${what}${from}; ${of}; ${entries.length} entries`, most);
}

/** Who needs an entry, and for what: of closed lists alone. */
export function why({ components, losses, required }: Why, most = 200): string {
  const who = components.map((one) => componentNames[one]);
  const what = losses.map((one) => capabilityWords[one]);
  const words = [who, what].map((texts) => plainText(joined(texts, ', ')));
  const told = words.filter((text) => text !== '').join(': ');
  return comment(`${told}${required ? '' : ' (optional)'}`, most);
}

type Why = Pick<RuleEntry, 'components' | 'losses' | 'required'>;

/** What several entries are for. */
export function whyAll(entries: readonly RuleEntry[], most = 200): string {
  const components = [...new Set(entries.flatMap((one) => one.components))];
  const losses = [...new Set(entries.flatMap((one) => one.losses))];
  return why({ components, losses, required: entries.some(({ required }) => required) }, most);
}

/** What a list is for, in a comment's words. */
export const listWords: Readonly<Record<RuleList, string>> = {
  allow: 'let these pass',
  'no-inspect': 'do not open the TLS of these',
  'no-auth': 'let these pass without a login',
};
