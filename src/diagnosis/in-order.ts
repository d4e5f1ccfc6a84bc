import type { AuditHead } from '../model/audit/report.ts';
import { type Finding, findingKinds, type Severity } from '../model/finding/finding.ts';
import { confidenceOf } from './confidence.ts';
import type { Draft } from './rule.ts';

const severities: readonly Severity[] = ['error', 'warning', 'info'];

/**
 * Numbers findings, from `f1` or on from those of the parts before: by severity, kind (in the order
 * of the steps), target and route (in the order of the head), attempt and first evidence. What
 * belongs to no target comes first.
 */
export function inOrder(drafts: readonly Draft[], head: AuditHead): readonly Finding[] {
  const before = head.part?.findingsBefore ?? 0;
  const targets = positions(head.targets);
  const routes = positions(head.routes);
  const rank = ({ severity, kind, target, route, attempt, evidence }: Draft) => [
    severities.indexOf(severity),
    findingKinds.indexOf(kind),
    target === undefined ? -1 : (targets.get(target) ?? targets.size),
    route === undefined ? -1 : (routes.get(route) ?? routes.size),
    attempt === undefined ? -1 : numberOf(attempt),
    ...(evidence[0] ?? '').split('.').map(numberOf),
  ];
  return drafts
    .map((draft) => ({ draft, rank: rank(draft) }))
    .sort((a, b) => compare(a.rank, b.rank))
    .map(({ draft }, index) => ({
      id: `f${before + index + 1}`,
      ...draft,
      confidence: confidenceOf(draft),
    }));
}

/** The number at the end of an id; 0 where there is none. */
export function numberOf(id: string): number {
  return Number(id.match(/\d+$/)?.[0] ?? 0);
}

function positions(list: readonly { readonly id: string }[]): ReadonlyMap<string, number> {
  return new Map(list.map(({ id }, index) => [id, index]));
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== (b[index] ?? 0));
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
