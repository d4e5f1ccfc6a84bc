import type { Report } from '../../../../model/audit/report.ts';
import { type Standings, standings } from '../../../../model/standing/required-targets.ts';
import { needs } from '../../../../model/standing/system-standings.ts';
import {
  type Capability,
  capabilities,
  capabilityOf,
} from '../../../../model/target/capability.ts';
import type { Target } from '../../../../model/target/target.ts';

type Judged = Standings & Pick<Report, 'targets'>;

/** What of the product some addresses that do not pass are needed for. */
export interface Loss {
  readonly capability: Capability;
  /** Of so many required addresses that serve it. */
  readonly of: number;
  readonly failing: number;
  /** The systems that need one of those that fail. */
  readonly systems: readonly string[];
}

/** What is lost, wholly or in part, where required targets do not pass; the most important first. */
export function losses(report: Judged): readonly Loss[] {
  const standingOf = standings(report);
  const counted = Map.groupBy(report.targets, capabilityOf);
  return capabilities.flatMap((capability) => {
    const targets = (counted.get(capability) ?? []).map(
      (target) => [target, standingOf(target)] as const,
    );
    const failing = targets.flatMap(([target, standing]) => (standing === 'fails' ? [target] : []));
    if (failing.length === 0) return [];
    const of = targets.filter(([, standing]) => standing !== 'uncounted').length;
    return [{ capability, of, failing: failing.length, systems: systemsOf(failing, report) }];
  });
}

function systemsOf(targets: readonly Target[], { options }: Judged): readonly string[] {
  return options.os.filter((os) => targets.some((target) => needs(target, os)));
}
