import type { Finding, FindingKind } from '../model/finding/finding.ts';

/** The kinds of errors of an attempt, by its id; none where it passed. */
export type Errors = ReadonlyMap<string, readonly FindingKind[]>;

/** What is an error of which attempt. */
export function errorsOf(findings: readonly Finding[]): Errors {
  const errors = new Map<string, FindingKind[]>();
  for (const { attempt, kind, severity } of findings) {
    if (attempt === undefined || severity !== 'error') continue;
    errors.set(attempt, [...(errors.get(attempt) ?? []), kind]);
  }
  return errors;
}
