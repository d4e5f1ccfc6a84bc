import type { Agent, Cloud, OperatingSystem } from '../../model/target/operating-system.ts';
import type { Reason, Service, VersionRule } from '../../model/target/target.ts';
import { osColumn } from '../cells/os-column.ts';
import { isDataRegion, regionLabel } from '../known/geography.ts';
import { meetsVersionRule } from '../known/releases.ts';

/** What an audit is for. */
export interface Selection {
  readonly os: readonly OperatingSystem[];
  /** For the servers that can run either; `unified` unless told. */
  readonly agent?: Agent;
  /** Lower case, as `--region` spells them; empty: all. */
  readonly regions: readonly string[];
  readonly cloud?: Cloud;
  readonly portal: boolean;
  /** The name of the list, for the reasons. */
  readonly listName: string;
}

export interface RowReasons {
  readonly reasons: readonly Reason[];
  /** The systems of the selection that need the row. */
  readonly systems: readonly OperatingSystem[];
  /** The first rule that was not met; absent where the row is in. */
  readonly unmet?: Reason;
}

/**
 * Whether a row is in an audit, and every reason for and against, in the order portal, cloud,
 * region, operating systems. One operating system that needs the row is enough; a row of the
 * admin portal asks for none.
 */
export function rowReasons(service: Service, selection: Selection): RowReasons {
  const general = [
    ...(service.portal ? [{ rule: 'portal', met: selection.portal } as const] : []),
    ...cloudReasons(service, selection.cloud),
    ...regionReasons(service, selection.regions),
  ];
  const unmet = general.find(({ met }) => !met);
  if (unmet || service.portal || selection.os.length === 0) {
    return { reasons: general, systems: selection.os, ...(unmet ? { unmet } : {}) };
  }
  const each = selection.os.map((os) => osReasons(service, os, selection));
  const reasons = [...general, ...each.flatMap((system) => system.reasons)];
  const systems = selection.os.filter((_, index) => !each[index]?.unmet);
  const first = systems.length === 0 ? each[0]?.unmet : undefined;
  return { reasons, systems, ...(first ? { unmet: first } : {}) };
}

function cloudReasons({ clouds, geography }: Service, cloud: Cloud | undefined) {
  if (!clouds || cloud === undefined) return [];
  const label = regionLabel(geography);
  return [{ rule: 'cloud', cloud, geography: label, met: clouds.includes(cloud) } as const];
}

function regionReasons({ geography }: Service, regions: readonly string[]) {
  const region = regionLabel(geography);
  if (region === '-') return [];
  const met =
    regions.length === 0 || !isDataRegion(region) || regions.includes(region.toLowerCase());
  return [{ rule: 'region', region, met } as const];
}

function osReasons(
  service: Service,
  os: OperatingSystem,
  selection: Selection,
): Omit<RowReasons, 'systems'> {
  const { column, agent } = osColumn(os, selection.agent);
  const marked = service.columns.length > 0;
  const system: Reason = {
    rule: 'os',
    os,
    ...(marked ? { column } : {}),
    ...(agent === undefined ? {} : { agent }),
    met: !marked || service.columns.includes(column),
    source: selection.listName,
  };
  if (!system.met) return { reasons: [system], unmet: system };
  const versions = versionReasons(service.rules, os);
  const unmet = versions.find(({ met }) => !met);
  return { reasons: [system, ...versions], ...(unmet ? { unmet } : {}) };
}

/** Of several `only` rules with one name, one that is met is enough: they are alternatives. */
function versionReasons(rules: readonly VersionRule[], os: OperatingSystem) {
  const concerned = rules.flatMap((rule) => {
    const met = meetsVersionRule(rule, os);
    return met === undefined ? [] : [{ rule, met }];
  });
  const kept = concerned.filter(
    ({ rule, met }) =>
      met ||
      rule.effect === 'not' ||
      !concerned.some(
        (other) => other.met && other.rule.effect === 'only' && other.rule.name === rule.name,
      ),
  );
  return kept.map(({ rule, met }) => ({
    rule: 'version' as const,
    name: rule.name,
    os,
    effect: rule.effect,
    ...(rule.from === undefined ? {} : { from: rule.from }),
    ...(rule.to === undefined ? {} : { to: rule.to }),
    met,
    source: rule.source,
  }));
}
