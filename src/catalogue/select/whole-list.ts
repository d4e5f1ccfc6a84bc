import type { Cloud } from '../../model/target/operating-system.ts';
import type { Service } from '../../model/target/target.ts';
import { noteOwnRows, type OwnRows } from './own-rows.ts';

/** What a row of a list depends on besides itself. */
export interface WholeList {
  /** For its wildcards. */
  readonly own: OwnRows;
  /** What the list is taken for where no cloud is chosen. */
  readonly cloud: Cloud | undefined;
  /** Notes some rows. */
  readonly note: (services: readonly Service[]) => void;
  /** Whether a row may be read otherwise than it would be alone. */
  readonly matters: () => boolean;
}

/**
 * What is to be known of all rows of a list before any is selected; it does not grow with the list. A list
 * with rows of the commercial cloud and of a government one is taken for the commercial one; any other,
 * for all its rows.
 */
export function wholeList(services: readonly Service[] = []): WholeList {
  const own: OwnRows = { hosts: new Set(), patterns: new Set() };
  let hasWildcards = false;
  let hasCommercial = false;
  let hasGovernment = false;
  const note = (some: readonly Service[]): void => {
    noteOwnRows(own, some);
    for (const { host, clouds } of some) {
      hasWildcards ||= host.includes('*');
      if (!clouds) continue;
      if (clouds.includes('commercial')) hasCommercial = true;
      else hasGovernment = true;
    }
  };
  note(services);
  return {
    own,
    get cloud() {
      return hasCommercial && hasGovernment ? 'commercial' : undefined;
    },
    note,
    matters: () => hasWildcards || (hasCommercial && hasGovernment),
  };
}
