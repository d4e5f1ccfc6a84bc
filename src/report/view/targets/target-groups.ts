import type { Target } from '../../../model/target.ts';
import { escapeTerminal } from '../../text/escape-terminal.ts';

/** Targets that stand under one heading, in their own order. */
export interface TargetGroup {
  /** `Service / Category`, or one of them where it says all. Escaped for a terminal. */
  readonly title: string;
  readonly targets: readonly Target[];
}

/** Targets by service and category, in the order in which each appears first. */
export function targetGroups(targets: readonly Target[]): TargetGroup[] {
  const groups = new Map<string, Target[]>();
  for (const target of targets) {
    const title = titleOf(target);
    const members = groups.get(title);
    if (members === undefined) {
      groups.set(title, [target]);
    } else {
      members.push(target);
    }
  }
  return Array.from(groups, ([title, members]) => ({
    title: escapeTerminal(title, { max: 120 }),
    targets: members,
  }));
}

function titleOf(target: Target): string {
  const { service, category } = target;
  if (category === undefined || category === '') {
    return service;
  }
  return category.startsWith(service) ? category : `${service} / ${category}`;
}
