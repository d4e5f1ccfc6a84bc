import { reportOf } from '../../audit.ts';
import type { FindingKind } from '../../model/finding/finding.ts';
import { type FoundKind, foundKind } from '../../report/words/reproduce/found-kind.ts';
import { readAuditFile } from './read-audit-file.ts';

/** A kind of finding, or the id of one. */
export type AskedFinding = FindingKind | { readonly id: string };

/**
 * What a saved audit or a report has of each that was asked for, in their order; of one in parts, the
 * first part that has it. Undefined where it has none.
 * @throws UsageError where the file holds no audit.
 */
export async function foundOfFile(
  path: string,
  asked: readonly AskedFinding[],
): Promise<readonly (FoundKind | undefined)[]> {
  const found: (FoundKind | undefined)[] = asked.map(() => undefined);
  for await (const log of readAuditFile(path)) {
    const report = reportOf(log);
    for (const [index, one] of asked.entries()) found[index] ??= foundKind(report, one);
    if (found.every((one) => one !== undefined)) break;
  }
  return found;
}
