import type { AuditRequest } from '../request/audit-request.ts';
import type { ChosenTargets } from '../targets/choose-targets.ts';
import { requestedSystems } from '../targets/requested-systems.ts';
import type { Red } from './red.ts';

/** What chooses a list, or among its rows. */
const choosing = ['catalogues', 'targets', 'agent', 'cloud', 'portal'] as const;

/**
 * The targets as they were, where their list was a file and nothing is said of another one; undefined where a
 * list is to be read.
 */
export function targetsOfRed(
  red: Red | undefined,
  request: AuditRequest,
): ChosenTargets | undefined {
  const { targets, sources } = red ?? {};
  if (!red || !targets || !sources) return undefined;
  if (choosing.some((field) => request[field] !== red.request[field])) return undefined;
  const { regions = [] } = request;
  const { catalogue } = red;
  return {
    ...{ os: requestedSystems(request.os ?? []), regions, targets, sources },
    ...{ skipped: [], problems: [] },
    ...(catalogue !== undefined && { catalogue }),
  };
}
