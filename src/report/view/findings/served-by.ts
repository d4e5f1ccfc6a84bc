import type { Report } from '../../../model/audit/report.ts';
import { needs } from '../../../model/standing/system-standings.ts';
import { capabilities, capabilityOf } from '../../../model/target/capability.ts';
import type { Target } from '../../../model/target/target.ts';
import { joined, say, type Text } from '../../text/say.ts';
import { capabilityWords } from '../../words/catalogue/capability-words.ts';
import { systemName } from '../../words/catalogue/system-words.ts';

/** What of the product goes with some targets, by their ids. */
export type ServedBy = (ids: readonly string[]) => Text;

/**
 * Tells what goes with targets of an audit, the most important first, and for which systems where it is for
 * several and not all of them need it: `sample upload (Windows 11); updates`. Nothing of the user's own.
 */
export function servedBy({ targets, options }: Pick<Report, 'targets' | 'options'>): ServedBy {
  const known = new Map(targets.map((target) => [target.id, target]));
  return (ids) => {
    const served = Map.groupBy(
      ids.flatMap((id) => known.get(id) ?? []),
      capabilityOf,
    );
    const texts = capabilities.flatMap((capability) => {
      const own = served.get(capability);
      return own ? [say`${capabilityWords[capability]}${someSystems(own, options.os)}`] : [];
    });
    return joined(texts, '; ');
  };
}

/** Nothing where all of the systems need one of the targets, or none is named. */
function someSystems(targets: readonly Target[], all: readonly string[]): Text {
  const systems = all.filter((os) => targets.some((target) => needs(target, os)));
  if (systems.length === 0 || systems.length === all.length) return [];
  return say` (${joined(systems.map(systemName), ', ')})`;
}
