import { type Capability, capabilityOf } from '../../../model/target/capability.ts';
import type { Target } from '../../../model/target/target.ts';
import { byId } from '../order/by-id.ts';

/** A target as a program is told of it. */
export interface TargetWithCapability extends Target {
  /** What of the product goes with it; absent of one that no list of Defender names. */
  readonly capability?: Capability;
}

/** The targets in the order of their ids, each with what goes with it. */
export function targetsWithCapability(targets: readonly Target[]): readonly TargetWithCapability[] {
  return byId(targets).map((target) => {
    const capability = capabilityOf(target);
    return capability === undefined ? target : { ...target, capability };
  });
}
