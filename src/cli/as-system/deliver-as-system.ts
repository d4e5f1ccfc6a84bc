import { cwd } from 'node:process';
import type { AccountKind } from '../../model/audit/windows/windows-account.ts';
import type { AuditRequest } from '../../setup/request/audit-request.ts';
import { UsageError } from '../../setup/usage/usage-error.ts';
import type { Delivery } from '../deliver/deliver.ts';
import { say } from '../out/say.ts';
import { deliverAuditFile } from '../saved/deliver-audit-file.ts';
import { readingProgress } from '../saved/reading-progress.ts';
import { auditAsSystem } from './audit-as-system.ts';
import { windowsMeans } from './windows-means.ts';

export interface SystemDelivery {
  readonly request: AuditRequest;
  /** Who asks; undefined where nobody knows, and Windows will refuse. */
  readonly account: AccountKind | undefined;
  readonly delivery: Delivery;
  readonly signal: AbortSignal;
  readonly quiet: boolean;
}

/**
 * Audits as LocalSystem and delivers the report, as if it had been made here.
 * @returns the exit status. @throws UsageError where this account may not, or a step fails.
 */
export async function deliverAsSystem(asked: SystemDelivery): Promise<number> {
  const { request, account, delivery, signal, quiet } = asked;
  if (account === 'user' || account === 'service') {
    throw new UsageError(
      'Cannot audit as LocalSystem: only an administrator may; open the console with "Run as administrator"',
    );
  }
  if (!quiet) say('netready: Audits as LocalSystem, by a scheduled task');
  const collect = async (file: string): Promise<number> => {
    const progress = await readingProgress(false, [file]);
    progress.onFile(file);
    const { failOn } = request;
    return deliverAuditFile(file, { ...(failOn && { failOn }), delivery, progress });
  };
  return auditAsSystem(
    { request, working: cwd(), signal, collect, warn: say },
    await windowsMeans(),
  );
}
