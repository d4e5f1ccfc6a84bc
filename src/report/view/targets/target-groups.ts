import type { Target } from '../../../model/target/target.ts';
import { outside, say, type Text } from '../../text/say.ts';

/** Targets that stand under one heading, in their own order. */
export interface TargetGroup {
  /** `Service / Category`, or one of them where it says all. */
  readonly title: Text;
  readonly targets: readonly Target[];
}

/** Targets by service and category, in the order in which each appears first. */
export function targetGroups(targets: readonly Target[]): TargetGroup[] {
  const groups = Map.groupBy(targets, keyOf);
  return [...groups.values()].map((members) => {
    const [first] = members;
    return { title: first ? titleOf(first) : [], targets: members };
  });
}

/** One for all targets with the same title: a text of parts for each of them would be dear. */
function keyOf({ service, category = '' }: Target): string {
  if (category === '') return service;
  return saysAll(service, category) ? category : `${service} / ${category}`;
}

function titleOf({ service, category = '' }: Target): Text {
  if (category === '') return outside(service);
  return saysAll(service, category)
    ? outside(category)
    : say`${outside(service)} / ${outside(category)}`;
}

function saysAll(service: string, category: string): boolean {
  return category.startsWith(service);
}
