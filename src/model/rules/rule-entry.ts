import type { FindingKind } from '../finding/finding.ts';
import type { Component } from '../route/component.ts';
import type { Capability } from '../target/capability.ts';
import type { Scheme } from '../target/target.ts';
import type { RangeCover } from './address-ranges.ts';

/**
 * Three jobs, which one device seldom does at one place: let it pass, do not open its TLS, do not ask
 * for a login.
 */
export const ruleLists = ['allow', 'no-inspect', 'no-auth'] as const;
export type RuleList = (typeof ruleLists)[number];

/** Where on a network a rule lets somebody go: names, port and path, and nothing wider. */
export interface RulePlace {
  /** A name in small letters, without stars and without periods at its ends; or an address, without brackets. */
  readonly host: string;
  /** The name itself. */
  readonly apex: boolean;
  /** All names below it, at any depth. */
  readonly below: boolean;
  readonly port: number;
  readonly scheme: Scheme;
  /**
   * For `http` alone, since nobody sees the path of TLS who leaves it closed. It begins with a slash; a star
   * at its end stands for any text. Absent: every path.
   */
  readonly path?: string;
}

/** The row of a list that demands it. */
export interface RuleReason {
  readonly source: string;
  readonly sheet?: string;
  readonly row?: number;
  /** As the list spells it. */
  readonly pattern: string;
}

/** A target over a route that does not pass, and why. */
export interface RedCell {
  /** The id of the target in its report. */
  readonly target: string;
  readonly url: string;
  readonly route: string;
  /** What was found of it, and is cured by the list. */
  readonly kinds: readonly FindingKind[];
  /** Nothing of it was found here yet, but of others over the same route. */
  readonly isForeseen?: true;
}

/** One change: a place, what is to be done with it, and why. */
export interface RuleEntry extends RulePlace {
  readonly list: RuleList;
  /** False where the list calls each row of it optional. */
  readonly required: boolean;
  /** Concrete names that are known to be asked for there, sorted: for who can write no wildcard. */
  readonly names: readonly string[];
  /** What name servers said of its names, sorted; absent: none is known. */
  readonly addresses?: readonly string[];
  /** What ranges hold of it; absent: none were given. */
  readonly cover?: RangeCover;
  readonly reasons: readonly RuleReason[];
  /** Who asks for it. */
  readonly components: readonly Component[];
  /** What does not work without it. */
  readonly losses: readonly Capability[];
  /** Empty for a list that was made without an audit. */
  readonly cells: readonly RedCell[];
}

/** A place that one asks for. */
export interface AskedPlace {
  readonly host: string;
  readonly port: number;
  /** Absent: it is not seen. */
  readonly path?: string;
}

/** Whether a rule lets an asked place pass, where its path is seen. */
export function holdsPlace(rule: RulePlace, { host, port, path }: AskedPlace): boolean {
  if (rule.port !== port) return false;
  if (host === rule.host ? !rule.apex : !rule.below || !host.endsWith(`.${rule.host}`))
    return false;
  return rule.path === undefined || (path !== undefined && fitsPath(path, rule.path));
}

/** Whether all that one rule lets pass, another does too. */
export function isInsideRule(inner: RulePlace, outer: RulePlace): boolean {
  if (inner.port !== outer.port) return false;
  const isSame = inner.host === outer.host;
  if (!isSame && !inner.host.endsWith(`.${outer.host}`)) return false;
  if (isSame ? (inner.apex && !outer.apex) || (inner.below && !outer.below) : !outer.below) {
    return false;
  }
  if (outer.path === undefined) return true;
  if (inner.path === undefined) return false;
  return inner.path === outer.path || fitsPath(inner.path.replace(/\*$/, ''), outer.path);
}

/** A rule's place as lists of services spell it: `*.contoso.com:443`, with `, and itself` told by `apex`. */
export function placeText({ host, apex, below, port, path = '' }: RulePlace): string {
  const name = below ? (apex ? `[*.]${host}` : `*.${host}`) : host;
  return `${name.includes(':') ? `[${name}]` : name}:${port}${path}`;
}

function fitsPath(path: string, rule: string): boolean {
  return rule.endsWith('*') ? path.startsWith(rule.slice(0, -1)) : path === rule;
}
