import type { RuleDialect } from '../model/rules/rule-dialect.ts';
import { readListPolicy } from './list/read-list-policy.ts';
import { type NftCircumstances, readNftPolicy } from './nft/read-nft-policy.ts';
import { type PacAsking, readPacPolicy } from './pac/read-pac-policy.ts';
import type { Policy } from './policy.ts';
import { readSquidPolicy, type SquidOptions } from './squid/read-squid-policy.ts';

/** What a file of a proposed change is. */
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

export interface PolicyOptions {
  readonly squid: SquidOptions;
  readonly nftables: NftCircumstances;
  readonly pac: PacAsking;
}

/** Reads a proposed change. */
export function readPolicy(
  text: string,
  { kind, options }: { readonly kind: PolicyKind; readonly options: PolicyOptions },
): Policy {
  switch (kind.kind) {
    case 'squid':
      return readSquidPolicy(text, options.squid);
    case 'nftables':
      return readNftPolicy(text, options.nftables);
    case 'pac':
      return readPacPolicy(text, options.pac);
    case 'list':
      return readListPolicy(text, kind.dialect);
  }
}

function shownKind(text: string): PolicyKind | undefined {
  if (/\bfunction\s+FindProxyForURL(?:Ex)?\b/.test(text)) return { kind: 'pac' };
  if (nftLine.test(text)) return { kind: 'nftables' };
  return squidWord.test(text) ? { kind: 'squid' } : undefined;
}

/** A line by which a file is known as a ruleset. */
const nftLine =
  /^[ \t]*(?:flush[ \t]+ruleset\b|(?:add[ \t]+)?table[ \t]+(?:(?:inet|ip6?|bridge|netdev|arp)[ \t]+)?[\w-]+[ \t]*(?:\{|$)|add[ \t]+rule[ \t]+(?:inet|ip6?)[ \t])/m;

/** A line by which a file is known as a squid.conf. */
const squidWord = /^[ \t]*(?:acl[ \t]+\S+[ \t]+\S|http_access[ \t]|ssl_bump[ \t]|http_port[ \t])/m;
