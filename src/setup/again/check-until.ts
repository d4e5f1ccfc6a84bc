import type { UntilRequest } from '../request/audit-request.ts';
import { UsageError } from '../usage/usage-error.ts';

/** @throws UsageError where a time is given for what is done once. */
export function checkUntil({ untilGreen, forMs }: UntilRequest): void {
  if (untilGreen || forMs === undefined) return;
  throw new UsageError(
    'Cannot end after a time what is done once: give --until-green beside --for',
  );
}
