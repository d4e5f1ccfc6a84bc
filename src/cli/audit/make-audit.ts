import { availableParallelism } from 'node:os';
import { type AuditOptions, audit, reportOf } from '../../audit.ts';
import type { PacSelect } from '../../discovery/pac/select-by-pac.ts';
import type { AuditHead, Report } from '../../model/audit/report.ts';
import { openBounds } from '../../probe/bounds.ts';
import { textBudget } from '../../probe/text-budget.ts';
import type { AuditLog } from '../../record/audit-log.ts';
import { auditInParts } from '../../setup/audit/audit-in-parts.ts';
import { fitToCapacity } from '../../setup/machine/audit-capacity.ts';
import { coreTime } from '../../setup/machine/core-time.ts';
import { machineCapacity } from '../../setup/machine/machine-capacity.ts';
import { threadFor } from '../../setup/machine/threads/thread-for.ts';
import { warmUp } from '../../setup/machine/warm-up.ts';
import { redactedLog } from '../../setup/redaction/redacted-log.ts';
import type { AuditRequest } from '../../setup/request/audit-request.ts';
import { pacSelect } from '../../setup/routes/pac-select.ts';
import { quoted } from '../../setup/usage/usage-error.ts';
import type { AuditArgs } from '../args/output-flags.ts';
import { type Delivery, deliver } from '../deliver/deliver.ts';
import { deliverParts } from '../deliver/deliver-parts.ts';
import { openSaveFile, type SaveFile } from '../out/save-file.ts';
import { say } from '../out/say.ts';
import { resumeInParts } from '../saved/resume-in-parts.ts';
import { savedCommand } from '../saved/saved-command.ts';
import { savedList } from '../saved/saved-list.ts';
import type { AuditStart } from './audit-start.ts';
import { begunParts } from './begun-parts.ts';
import { auditProgress } from './progress.ts';
import { withHeapOfItsOwn } from './steady-heap.ts';

/** What an audit is made for. */
export interface AuditJob extends Pick<AuditArgs, 'save' | 'force' | 'resume' | 'threads'> {
  readonly request: AuditRequest;
  readonly delivery: Delivery;
  readonly quiet?: boolean;
  readonly signal: AbortSignal;
}

/**
 * Makes an audit from its first step to the last word of its report.
 * @returns the exit status: of the report, or 2 where something could not be written.
 */
export async function makeAudit(start: AuditStart, job: AuditJob): Promise<number> {
  const { net, resumed } = start;
  const { delivery, quiet = false, signal } = job;
  const { pace: fitting, warning } = fitToCapacity(start.pace, {
    ...machineCapacity(),
    inLab: !!start.lab,
  });
  if (warning !== undefined && !quiet) say(warning);
  const redacted = redactedLog(job.request);
  const save = resumed?.save ?? (await saveOf(start, job));
  // A simulated network is in this very process: its first times are none of a network anyway.
  const cold = start.lab ? undefined : await warmUp({ net, signal });
  if (cold !== undefined && !quiet) say(cold);
  const isInParts = start.long !== undefined || resumed?.before !== undefined;
  const {
    thread,
    pace,
    warning: alone,
  } = await threadFor({
    ...{ threads: start.lab ? '1' : job.threads, isLong: isInParts },
    ...{ cores: availableParallelism(), net, pace: fitting, signal },
    isDirect: start.head.routes.some(({ kind }) => kind === 'direct'),
    begun: withHeapOfItsOwn,
  });
  if (alone !== undefined && !quiet) say(alone);
  const progress = auditProgress(delivery.screen.progress);
  const begun = begunParts();
  let lines = 0;
  const optionsWith = (pac: PacSelect | undefined): AuditOptions => ({
    net,
    concurrency: pace.concurrency,
    bounds: openBounds(pace),
    texts: textBudget(),
    ...(pace.rate !== undefined && { rate: pace.rate }),
    ...(pac && { select: pac.select }),
    // Two threads mean to take all that there is, and a simulated network is this very process.
    ...(!thread && !start.lab && { coreTime }),
    ...{ thread, signal },
    onPass: progress.onPass,
    onLine: (line) => {
      lines += 1;
      const isSaved = begun.holds(line);
      for (const kept of redacted?.add(line) ?? [line]) if (isSaved) save?.write(kept);
      progress.onLine(line);
    },
  });
  // What decides the way may be another file by the next look.
  const withPac = async <T>(
    head: AuditHead,
    work: (options: AuditOptions) => Promise<T>,
  ): Promise<T> => {
    const pac = await pacSelect({ ...start, head, folder: resumed?.folder }, signal);
    return work(optionsWith(pac)).finally(() => pac?.close());
  };
  const one = (head: AuditHead, log?: AuditLog): Promise<Report> =>
    withPac(head, (options) =>
      audit(head, { ...options, ...(log && { log }) }).finally(progress.clear),
    );
  const shown = (report: Report): Report => (redacted ? reportOf(redacted.log()) : report);
  const until = start.until ?? job.request;
  const made = async (): Promise<number> => {
    if (isInParts) {
      return withPac(start.head, (options) =>
        deliverInParts(partsOf(start, { options, onPart: begun.begins }), {
          ...{ delivery, reported: shown, beforeEach: progress.clear },
        }).finally(progress.clear),
      );
    }
    if (until.untilGreen) {
      const { lookUntilGreen } = await import('./look-until-green.ts');
      return lookUntilGreen(start, { until, one, shown, delivery, quiet, signal });
    }
    return deliver(shown(await one(start.head, resumed?.log)), delivery);
  };
  const status = await made().finally(() => thread?.close());
  const unsaved = save?.close();
  if (save && begun.unbegun() > 0 && !quiet) {
    const wayOn = job.request.redact ? '' : '; --resume goes on with them';
    say(
      `netready: The saved audit ends before ${begun.unbegun()} targets that were not begun${wayOn}`,
    );
  }
  if (lines === 0 && !quiet) say('netready: Nothing was left to do: the saved audit is at its end');
  if (unsaved === undefined) return status;
  say(`netready: The saved audit ${quoted(job.save ?? job.resume ?? '')} is not whole: ${unsaved}`);
  return 2;
}

/** Where a new audit is saved; undefined where it is not. */
async function saveOf(
  { head, long, resumed }: AuditStart,
  { request, save, force = false }: AuditJob,
): Promise<SaveFile | undefined> {
  if (save === undefined) return undefined;
  // Its hosts and addresses would be pseudonyms: nobody can go on with it.
  if (request.redact) return openSaveFile(save, { force });
  const list = long && !resumed ? await savedList(request, head.options) : undefined;
  return openSaveFile(save, { command: savedCommand(request, list), force });
}

/** The reports of an audit that is made in parts. */
async function* partsOf(
  { head, long, resumed }: AuditStart,
  { options, onPart }: { readonly options: AuditOptions; readonly onPart: (part: number) => void },
): AsyncGenerator<Report> {
  const { before, log } = resumed ?? {};
  if (before && log) yield* resumeInParts(head, { before, log, long, onPart }, options);
  else if (long) yield* auditInParts(head, { ...long, onPart }, options);
}

interface Parts {
  readonly delivery: Delivery;
  readonly reported: (report: Report) => Report;
  readonly beforeEach: () => void;
}

async function deliverInParts(
  reports: AsyncIterable<Report>,
  { delivery, reported, beforeEach }: Parts,
): Promise<number> {
  const parts = deliverParts(delivery);
  for await (const report of reports) {
    beforeEach();
    await parts.part(reported(report));
  }
  return parts.end();
}
