import type { Finding } from '../../../model/finding/finding.ts';
import { cellKey } from '../cells/cell-key.ts';
import { type FindingGroup, groupFindings, oneGroup } from './group-findings.ts';

/** Findings as a reader needs them first. */
export interface Folded {
  readonly groups: readonly FindingGroup[];
  /** Of how many targets it is left out that routes disagree, since the entries of what fails say so. */
  readonly told: number;
}

/**
 * The findings by cause, what is for information folded: of one kind once, whatever the route, and that
 * routes disagree only where a way that fails has no error of its own. Linear in the findings.
 */
export function foldFindings(findings: readonly Finding[]): Folded {
  const failing = new Set(
    findings.flatMap(({ severity, target, route }) =>
      severity === 'error' && target !== undefined && route !== undefined
        ? [cellKey(target, route)]
        : [],
    ),
  );
  const isTold = ({ kind, target, facts: { fails } }: Finding): boolean =>
    kind === 'route-disagreement' &&
    target !== undefined &&
    Array.isArray(fails) &&
    fails.every((route) => failing.has(cellKey(target, route)));
  const told = new Set(findings.filter(isTold).map(({ target }) => target)).size;
  const groups = groupFindings(findings.filter((finding) => !isTold(finding)));
  return { groups: foldAlike(groups), told };
}

/** What is for information, once a kind; the order is that of the first of each. */
function foldAlike(groups: readonly FindingGroup[]): readonly FindingGroup[] {
  const keyOf = ({ first }: FindingGroup, index: number): string =>
    first.severity === 'info' ? first.kind : String(index);
  return [...Map.groupBy(groups, keyOf).values()].flatMap((alike) => {
    const [first, ...others] = alike;
    if (!first || others.length === 0) return alike;
    return [oneGroup([first.first, ...alike.flatMap((one) => one.findings).slice(1)])];
  });
}
