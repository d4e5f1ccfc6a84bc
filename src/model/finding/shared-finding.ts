import type { FactName } from './facts.ts';
import type { Finding, FindingKind } from './finding.ts';

/** Kinds that may be about no single target, each with the facts that say what it is about. */
const subjects: Partial<Readonly<Record<FindingKind, readonly FactName[]>>> = {
  'dead-resolver': ['server'],
  'transparent-interception': [],
  'clock-skew': [],
  'client-limit': ['proxy', 'server'],
  'revocation-unreachable': ['url'],
  'local-limit': [],
};

/**
 * What a finding is about that is of no single target: two of one subject, of two parts of an audit, tell the same.
 * Undefined of any other finding, those of settings included, which the first part alone tells.
 */
export function sharedSubject(finding: Finding): string | undefined {
  const { kind, severity, target, route, facts } = finding;
  const named = target === undefined ? subjects[kind] : undefined;
  if (named === undefined) return undefined;
  return JSON.stringify([kind, severity, route ?? null, named.map((name) => facts[name] ?? null)]);
}
