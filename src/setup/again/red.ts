import type { SavedCommand } from '../../model/audit/record.ts';
import type { Route } from '../../model/route/route.ts';
import type { EarlierAudit } from '../../model/standing/only-cells.ts';
import type { RedCells } from '../../model/standing/red-cells.ts';
import type { CatalogueSource, Target } from '../../model/target/target.ts';
import type { AuditRequest } from '../request/audit-request.ts';

/** What did not pass in an audit, and all that it tells of how it was made. */
export interface Red extends Omit<RedCells, 'cells'> {
  readonly after: EarlierAudit;
  /** How many targets that list had. */
  readonly listed: number;
  /** URLs of what passed, as many as are of use. */
  readonly passed: ReadonlySet<string>;
  /** As it was asked, as far as the file tells. */
  readonly request: AuditRequest;
  /** What the list was called. */
  readonly catalogue?: string;
  /** Those of a list that was a file, and may be gone, and some that passed; absent where it can be read anew. */
  readonly targets?: readonly Target[];
  readonly sources: readonly CatalogueSource[];
  /** The routes, as they were. */
  readonly routes: readonly Route[];
  /** How its steps were taken; absent in a report. */
  readonly command?: SavedCommand;
  /** The name servers that were asked. */
  readonly resolvers: readonly string[];
  /** Where a connection went in the place of where it was due, as it was asked for. */
  readonly connectedTo?: string;
}
