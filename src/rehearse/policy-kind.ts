import type { RuleDialect } from '../model/rules/rule-dialect.ts';

/** What a file of a proposed change is: rules with an order, a program, or a list of places. */
export type PolicyKind =
  | { readonly kind: 'squid' | 'nftables' | 'pac' }
  | { readonly kind: 'list'; readonly dialect: Exclude<RuleDialect, 'pac' | 'nftables'> };

/**
 * What a file is, by what stands in it, or by the words that the user says it is in. Undefined where that does not
 * show: a list of names of one product looks like that of another.
 */
export function policyKindOf(
  text: string,
  dialect: RuleDialect | undefined,
): PolicyKind | undefined {
  if (dialect === undefined) return shownKind(text);
  if (dialect === 'nftables' || dialect === 'pac') return { kind: dialect };
  // A list of names is a file of Squid's too.
  if (dialect === 'squid' && squidWord.test(text)) return { kind: 'squid' };
  return { kind: 'list', dialect };
}

function shownKind(text: string): PolicyKind | undefined {
  if (pacWord.test(text)) return { kind: 'pac' };
  if (nftWord.test(text)) return { kind: 'nftables' };
  return squidWord.test(text) ? { kind: 'squid' } : undefined;
}

/** A line by which a file is known. */
const squidWord = /^[ \t]*(?:acl[ \t]+\S+[ \t]+\S|http_access[ \t]|ssl_bump[ \t]|http_port[ \t])/m;
const nftWord =
  /^[ \t]*(?:add[ \t]+)?(?:table|chain|set|rule)[ \t]+(?:inet|ip6?|bridge|netdev|arp)[ \t]/m;
const pacWord = /\bfunction\s+FindProxyForURL(?:Ex)?\b/;
