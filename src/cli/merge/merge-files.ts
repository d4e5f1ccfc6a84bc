import { reportOf } from '../../audit.ts';
import { mergeSites } from '../../diagnosis/sites/merge-sites.ts';
import type { Egresses } from '../../diagnosis/tomography/seen.ts';
import type { Merged } from '../../model/compared/merged.ts';
import { whyOf } from '../../model/text/why-of.ts';
import type { OutcomeRequest } from '../../setup/request/audit-request.ts';
import { quoted, UsageError } from '../../setup/usage/usage-error.ts';
import { isSystemError } from '../is-system-error.ts';
import { say } from '../out/say.ts';
import { readAuditFile } from '../saved/read-audit-file.ts';
import type { ReadingProgress } from '../saved/reading-progress.ts';

interface MergeWish extends Pick<OutcomeRequest, 'failOn'> {
  readonly egresses: Egresses;
  readonly progress: ReadingProgress;
  /** The site that a file is of, where whoever fetched it knows: one that calls itself another is not read. */
  readonly siteOf?: (file: string) => string;
}

/** So many are told as they are met; a screen holds no more. */
const mostTold = 100;

/**
 * Judges the audits in files, one after another, and merges them. A file that holds none is told on
 * stderr, in one line, and the rest goes on; of many such files the first are told, and then how many there were.
 */
export async function mergeFiles(
  files: readonly string[],
  { egresses, failOn, progress, siteOf }: MergeWish,
): Promise<Merged> {
  const merging = mergeSites(egresses);
  let unread = 0;
  for (const file of files) {
    try {
      for await (const log of readAuditFile(file, { progress, ...(failOn && { failOn }) })) {
        checkSite(log.head?.options.site, siteOf?.(file));
        merging.add(file, reportOf(log));
      }
    } catch (error) {
      if (!(error instanceof UsageError || isSystemError(error))) throw error;
      unread += 1;
      if (unread <= mostTold) say(`netready: ${quoted(file)}: ${whyOf(error)}`);
      merging.unread(file, whyOf(error));
    }
  }
  progress.clear();
  if (unread > mostTold)
    say(`netready: ${unread - mostTold} more of ${files.length} files hold no audit either`);
  return merging.merged();
}

function checkSite(named: string | undefined, known: string | undefined): void {
  if (known !== undefined && named !== known)
    throw new UsageError(`it calls itself ${quoted(named ?? '')}, and is of ${known}`);
}
