import type { Finding, Severity } from '../../../model/finding/finding.ts';
import { madeOnce } from '../cells/made-once.ts';
import { type FindingGroup, groupFindings } from './group-findings.ts';

const severities: readonly Severity[] = ['error', 'warning', 'info'];

/**
 * Findings grouped by cause, in the order in which a reader should meet them: errors, warnings,
 * the rest, and in each the cause of the most targets first.
 */
export const orderCauses: (findings: readonly Finding[]) => readonly FindingGroup[] =
  madeOnce(causesInOrder);

function causesInOrder(findings: readonly Finding[]): readonly FindingGroup[] {
  const groups = groupFindings(findings);
  // Where this machine was the limit, all else is read in that light.
  const [own, others] = [true, false].map((wanted) =>
    groups.filter(({ first }) => (first.kind === 'local-limit') === wanted),
  );
  return [
    ...(own ?? []),
    ...severities.flatMap((severity) =>
      (others ?? []).filter(({ first }) => first.severity === severity),
    ),
  ];
}
