import type { Target } from '../model/target/target.ts';
import { type Chosen, holdersOf } from './cover.ts';
import type { Demand } from './demands.ts';

/** Every target that the place of a choice holds. Linear, asked once. */
export function heldBy(
  targets: readonly Target[],
  demands: readonly Demand[],
): (chosen: Pick<Chosen, 'demand'>) => readonly Target[] {
  const holders = holdersOf(demands);
  const held = new Map<Demand, Target[]>();
  for (const target of targets) {
    for (const demand of holders(target)) {
      const some = held.get(demand) ?? [];
      some.push(target);
      held.set(demand, some);
    }
  }
  return ({ demand }) => held.get(demand) ?? [];
}
