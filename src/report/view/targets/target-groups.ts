import type { Target } from '../../../model/target.ts';
import { outside, plainText, say, type Text } from '../../text/say.ts';

/** Targets that stand under one heading, in their own order. */
export interface TargetGroup {
  /** `Service / Category`, or one of them where it says all. */
  readonly title: Text;
  readonly targets: readonly Target[];
}

/** Targets by service and category, in the order in which each appears first. */
export function targetGroups(targets: readonly Target[]): TargetGroup[] {
  const groups = Map.groupBy(targets, (target) => plainText(titleOf(target)));
  return [...groups.values()].map((members) => {
    const [first] = members;
    return { title: first ? titleOf(first) : [], targets: members };
  });
}

function titleOf({ service, category = '' }: Target): Text {
  if (category === '') return outside(service);
  const says = category.startsWith(service);
  return says ? outside(category) : say`${outside(service)} / ${outside(category)}`;
}
