import { NothingRed, readRed } from '../../setup/again/read-red.ts';
import type { Red } from '../../setup/again/red.ts';
import type { AuditRequest } from '../../setup/request/audit-request.ts';
import { leanHeap } from '../audit/lean-heap.ts';
import { say } from '../out/say.ts';
import { readAuditFile } from './read-audit-file.ts';
import { resumedRequest } from './saved-command.ts';

/**
 * What was red in the audit that a request names, with all that its file keeps of how it was made: of a saved
 * audit, how its steps were taken too. `nothing` where nothing was red, which is said; undefined where the
 * request names none.
 * @throws UsageError in one line where the file holds no audit, or one that cannot be tried again.
 */
export async function redOfFile(request: AuditRequest): Promise<Red | 'nothing' | undefined> {
  const { onlyRed: file } = request;
  if (file === undefined) return undefined;
  leanHeap();
  try {
    const red = await readRed(readAuditFile(file), { file, request });
    const { command } = red;
    if (!command) return red;
    // How often it looked then says nothing of now.
    const { untilGreen: _, forMs: __, ...steps } = resumedRequest(command, {});
    return { ...red, request: { ...red.request, ...steps } };
  } catch (error) {
    if (!(error instanceof NothingRed)) throw error;
    say(`netready: ${error.message}`);
    return 'nothing';
  }
}
