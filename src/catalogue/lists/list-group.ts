import type { OsColumn, Service, VersionRule } from '../../model/target/target.ts';
import { parseAddress } from '../cells/parse-address.ts';
import { cloudsOf } from '../known/geography.ts';
import { type Purpose, purposes } from '../known/purposes.ts';
import { versionRulesFor } from '../rows/version-rules.ts';

/** Rows of a built-in list that differ in nothing but their address. */
export interface ListGroup {
  readonly service: string;
  readonly category: string;
  readonly geography?: string;
  readonly purpose: Purpose;
  readonly columns: readonly OsColumn[];
  readonly port?: 80;
  readonly optional?: true;
  readonly portal?: true;
  /** Rules of the whole group, beside those that its hosts follow anyway. */
  readonly rules?: readonly VersionRule[];
  /** The list's own source where the group has none. */
  readonly source?: string;
  readonly sheet?: string;
  /** The first row; the next address stands one row further with `rowEach`, else in the same. */
  readonly row?: number;
  readonly rowEach?: true;
  readonly addresses: readonly string[];
}

/**
 * The rows of a built-in list from their groups. `source` is the document that the groups come
 * from. Throws where an address is none, which is a mistake in the list.
 */
export function servicesOf(groups: readonly ListGroup[], source: string): Service[] {
  return groups.flatMap((group) =>
    group.addresses.map((address, index): Service => {
      const parsed = parseAddress(address, group.port === undefined ? {} : { port: group.port });
      if ('why' in parsed) throw new Error(`List row is no address: ${address}`);
      const clouds = cloudsOf(group.geography);
      const row = group.row === undefined ? undefined : group.row + (group.rowEach ? index : 0);
      return {
        service: group.service,
        category: group.category,
        ...(group.geography === undefined ? {} : { geography: group.geography }),
        ...(clouds === undefined ? {} : { clouds }),
        ...parsed,
        purpose: purposes[group.purpose],
        required: !group.optional,
        columns: group.columns,
        rules: [...(group.rules ?? []), ...versionRulesFor(parsed.host, group.geography)],
        ...(group.portal ? { portal: group.portal } : {}),
        source: group.source ?? source,
        ...(group.sheet === undefined ? {} : { sheet: group.sheet }),
        ...(row === undefined ? {} : { row }),
      };
    }),
  );
}
