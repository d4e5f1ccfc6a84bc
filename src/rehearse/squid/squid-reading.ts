import type { UnreadReason } from '../../model/rules/ruling.ts';
import type { AccessLine } from './access-list.ts';
import type { AclBook } from './acl-book.ts';
import type { ConfigLine } from './config-lines.ts';
import type { BumpAction } from './ssl-bump.ts';

/** The lists of rules that a request meets, in their order; the last of plain HTTP alone, by its answer. */
export const gates = [
  'http_access',
  'url_rewrite_access',
  'adaptation_access',
  'adapted_http_access',
  'miss_access',
  'http_reply_access',
] as const;
export type Gate = (typeof gates)[number];

export type Verdict = 'allow' | 'deny';

/** What of a squid.conf decides. */
export interface SquidConfig {
  readonly lists: Readonly<Record<Gate, AccessLine<Verdict>[]>>;
  readonly bump: readonly AccessLine<BumpAction>[];
  /** Of each port at which clients ask for a proxy: whether TLS may be opened there. */
  readonly ports: readonly boolean[];
  /** Who is asked beside these rules: a program that rewrites, a service of ICAP or eCAP. */
  readonly helpers: { readonly rewrite?: ConfigLine; readonly adapt?: ConfigLine };
  /** The line with which Squid does not start. */
  readonly refused?: ConfigLine;
}

export interface ConfigSource {
  readonly unread: (line: ConfigLine, why: UnreadReason) => void;
  /** Texts of files that the configuration names, by the last part of their path. */
  readonly files: ReadonlyMap<string, string>;
}

/** What was read so far. */
export interface Reading extends ConfigSource {
  readonly acls: AclBook;
  /** External ACLs that ask for a login. */
  readonly logins: Set<string>;
  readonly lists: Record<Gate, AccessLine<Verdict>[]>;
  readonly bump: AccessLine<BumpAction>[];
  readonly ports: boolean[];
  readonly helpers: { rewrite?: ConfigLine; adapt?: ConfigLine };
  /** Of `if`, whose condition is not judged. */
  depth: number;
  /** Quotes and brackets mean something from here on. */
  isQuoted: boolean;
  left: number;
  /** How deep a file is included in others. */
  within: number;
  /** How many files may still be included. */
  includes: number;
  refused?: ConfigLine;
}

/** `refused`: Squid does not start with the line. */
export type Taking = 'refused' | undefined;

/** A directive, and what was read before it. */
export interface Directive {
  readonly words: readonly string[];
  readonly reading: Reading;
}
