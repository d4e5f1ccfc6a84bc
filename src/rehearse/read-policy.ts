import type { RuleDialect } from '../model/rules/rule-dialect.ts';
import { readListPolicy } from './list/read-list-policy.ts';
import type { Policy } from './policy.ts';
import { readSquidPolicy, type SquidOptions } from './squid/read-squid-policy.ts';

/** What a file of a proposed change is. */
export type PolicyKind =
  | { readonly kind: 'squid' }
  | { readonly kind: 'list'; readonly dialect: Exclude<RuleDialect, 'pac' | 'nftables'> };

/**
 * What a file is, by what stands in it, or by the words that the user says it is in. Undefined where that does not
 * show: a list of names of one product looks like that of another.
 */
export function policyKindOf(
  text: string,
  dialect: RuleDialect | undefined,
): PolicyKind | 'nftables' | 'pac' | undefined {
  if (dialect === undefined) return shownKind(text);
  if (dialect === 'nftables' || dialect === 'pac') return dialect;
  // A list of names is a file of Squid's too.
  if (dialect === 'squid' && squidWord.test(text)) return { kind: 'squid' };
  return { kind: 'list', dialect };
}

/** Reads a proposed change. */
export function readPolicy(text: string, kind: PolicyKind, options: SquidOptions): Policy {
  return kind.kind === 'squid'
    ? readSquidPolicy(text, options)
    : readListPolicy(text, kind.dialect);
}

function shownKind(text: string): PolicyKind | 'nftables' | 'pac' | undefined {
  if (/\bfunction\s+FindProxyForURL(?:Ex)?\b/.test(text)) return 'pac';
  if (
    /^[ \t]*(?:table|add[ \t]+table|add[ \t]+rule)[ \t]+(?:inet|ip6?|bridge|netdev|arp)\b/m.test(
      text,
    )
  ) {
    return 'nftables';
  }
  return squidWord.test(text) ? { kind: 'squid' } : undefined;
}

/** A line by which a file is known as a squid.conf. */
const squidWord = /^[ \t]*(?:acl[ \t]+\S+[ \t]+\S|http_access[ \t]|ssl_bump[ \t]|http_port[ \t])/m;
