import type { Trial } from '../../model/audit/report.ts';
import type { FindingKind } from '../../model/finding/finding.ts';
import { kindsWith } from '../../model/finding/finding-traits.ts';
import { reachedDirectly } from '../trial-facts.ts';

/** A handshake that broke off, in whatever manner. */
export const brokenHandshakes: ReadonlySet<FindingKind> = kindsWith(
  ({ broke }) => broke === 'handshake',
);

/** A connection that was not had. */
export const failedConnections: ReadonlySet<FindingKind> = kindsWith(
  ({ broke }) => broke === 'connection',
);

/** Of the hosts that fail in one manner over one route, so many show what they share. */
export const fewHosts = 3;

/** Where the attempt itself went; behind a proxy the same tunnel is asked for by name. */
export function sameAddress(trial: Trial): { readonly address?: string } {
  const reached = reachedDirectly(trial);
  return reached === undefined ? {} : { address: reached.address };
}
