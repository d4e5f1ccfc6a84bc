import type { NftMembers } from './nft-members.ts';
import type { NftPacket } from './nft-packet.ts';
import type { ValueType } from './nft-values.ts';
import type { NftChoice, NftVerdict, Truth } from './nft-verdict.ts';

/** One piece of a rule, from left to right. */
export type NftPart =
  | { readonly is: 'test'; readonly test: (packet: NftPacket, table: NftTable) => Truth }
  | { readonly is: 'verdict'; readonly verdict: NftVerdict }
  | {
      readonly is: 'map';
      /** The verdicts that may be had, and whether there is no other way. */
      readonly choose: (packet: NftPacket, table: NftTable) => NftChoice;
    }
  /** Where the packet goes is another's, or another place, from here on. */
  | { readonly is: 'diverts' }
  | { readonly is: 'untracks' }
  /** What stands here was not understood. */
  | { readonly is: 'unread' };

export interface NftRule {
  /** From 1. */
  readonly line: number;
  /** Where it begins in the text. */
  readonly at: number;
  readonly parts: readonly NftPart[];
}

export const nftHooks = [
  'ingress',
  'prerouting',
  'input',
  'forward',
  'output',
  'postrouting',
  'egress',
] as const;
export type NftHook = (typeof nftHooks)[number];

/** What makes a chain a base chain. */
export interface NftBase {
  readonly type: string;
  readonly hook: NftHook;
  readonly priority: number;
}

export interface NftChain {
  readonly name: string;
  readonly rules: NftRule[];
  base?: NftBase;
  policy?: { readonly is: 'accept' | 'drop'; readonly line: number; readonly at: number };
}

/** A named set, or a map to verdicts. */
export interface NftNamed {
  readonly members: NftMembers;
  /** What its elements are, in the order of their parts. */
  readonly types: readonly ValueType[];
}

export const nftFamilies = ['ip', 'ip6', 'inet', 'arp', 'bridge', 'netdev'] as const;
export type NftFamily = (typeof nftFamilies)[number];

export interface NftTable {
  readonly family: NftFamily;
  readonly name: string;
  readonly chains: Map<string, NftChain>;
  readonly sets: Map<string, NftNamed>;
  isDormant: boolean;
}

/** A line that was not understood, and whose meaning may be anything, or bears on one chain alone. */
export interface NftRuleset {
  /** Base chains in the order in which they were made. */
  readonly bases: readonly { readonly table: NftTable; readonly chain: NftChain }[];
  /** Rules that take packets out of conntrack. */
  readonly untracking: readonly { readonly table: NftTable; readonly rule: NftRule }[];
  /** The first line by which the whole may be another. */
  readonly whole?: { readonly line: number; readonly at: number };
}
