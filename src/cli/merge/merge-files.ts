import { reportOf } from '../../audit.ts';
import { mergeSites } from '../../diagnosis/sites/merge-sites.ts';
import type { Egresses } from '../../diagnosis/tomography/seen.ts';
import type { Merged } from '../../model/compared/merged.ts';
import type { OutcomeRequest } from '../../setup/request/audit-request.ts';
import { quoted, UsageError } from '../../setup/usage/usage-error.ts';
import { isSystemError } from '../is-system-error.ts';
import { say } from '../out/say.ts';
import { readAuditFile } from '../saved/read-audit-file.ts';
import type { ReadingProgress } from '../saved/reading-progress.ts';

interface MergeWish extends Pick<OutcomeRequest, 'failOn'> {
  readonly egresses: Egresses;
  readonly progress: ReadingProgress;
}

/**
 * Judges the audits in files, one after another, and merges them. A file that holds none is told on
 * stderr, in one line, and the rest goes on.
 */
export async function mergeFiles(
  files: readonly string[],
  { egresses, failOn, progress }: MergeWish,
): Promise<Merged> {
  const merging = mergeSites(egresses);
  for (const file of files) {
    try {
      for await (const log of readAuditFile(file, { progress, ...(failOn && { failOn }) })) {
        merging.add(file, reportOf(log));
      }
    } catch (error) {
      if (!(error instanceof UsageError || isSystemError(error))) throw error;
      say(`netready: ${quoted(file)}: ${error.message}`);
      merging.unread(file, error.message);
    }
  }
  progress.clear();
  return merging.merged();
}
