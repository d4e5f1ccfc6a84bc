import { type AuditHooks, audit, reportOf } from '../../audit.ts';
import type { AuditHead, Report } from '../../model/audit/report.ts';
import { openBounds } from '../../probe/bounds.ts';
import { textBudget } from '../../probe/text-budget.ts';
import { lookClock } from '../again/look-clock.ts';
import { begunWith, untilGreen } from '../again/until-green.ts';
import { fitToCapacity } from '../machine/audit-capacity.ts';
import { coreTime } from '../machine/core-time.ts';
import { machineCapacity } from '../machine/machine-capacity.ts';
import { warmUp } from '../machine/warm-up.ts';
import { redactedLog } from '../redaction/redacted-log.ts';
import type { AuditRequest } from '../request/audit-request.ts';
import { checkRequest } from '../request/check-request.ts';
import { pacSelect } from '../routes/pac-select.ts';
import { prepareAudit } from './prepare-audit.ts';

/** How a program follows an audit, and ends it. */
export interface AuditWatch extends Pick<AuditHooks, 'onLine'> {
  /** Aborted, the audit ends with the report of what it has seen. */
  readonly signal?: AbortSignal;
  /** Told, a line each, what is wrong in the list or with it, where this machine is too small, and why first times may be long. */
  readonly onWarning?: (line: string) => void;
}

/**
 * Makes an audit from a request alone, and prints nothing. The list is held whole, whatever its length. With
 * `untilGreen` it ends when all is green, or its time is over, and the report is that of the last look.
 * @returns the report, as `--format json` has it; with `redact`, with pseudonyms.
 * @throws UsageError in one line for what the request says wrong, or where nothing of `onlyRed` was red. What goes wrong in the network is a
 * finding and never thrown.
 */
export async function runAudit(asked: AuditRequest, watch: AuditWatch = {}): Promise<Report> {
  const request = checkRequest(asked);
  const { signal = new AbortController().signal, onLine, onWarning } = watch;
  const prepared = await prepareAudit(request, { signal });
  const { head, net, lab } = prepared;
  const redacted = redactedLog(request);
  try {
    const { pace, warning } = fitToCapacity(prepared.pace, { ...machineCapacity(), inLab: !!lab });
    for (const line of [...prepared.warnings, ...(warning ? [warning] : [])]) onWarning?.(line);
    const cold = lab ? undefined : await warmUp({ net, signal });
    if (cold !== undefined) onWarning?.(cold);
    // What may be shown of an audit is known until the next one begins.
    const shown = new WeakMap<Report, Report>();
    const one = async (head: AuditHead): Promise<Report> => {
      const pac = await pacSelect({ ...prepared, head }, signal);
      try {
        const report = await audit(head, {
          net,
          concurrency: pace.concurrency,
          bounds: openBounds(pace),
          texts: textBudget(),
          ...(pace.rate !== undefined && { rate: pace.rate }),
          ...(pac && { select: pac.select }),
          ...(!lab && { coreTime }),
          signal,
          onLine: (line) => {
            for (const kept of redacted?.add(line) ?? [line]) onLine?.(kept);
          },
        });
        shown.set(report, redacted ? reportOf(redacted.log()) : report);
        return report;
      } finally {
        await pac?.close();
      }
    };
    const first = await one(head);
    const { forMs, untilGreen: isUntil = false } = request;
    const { report } = isUntil
      ? await untilGreen(begunWith(first), {
          ...{ look: one, plan: prepared.replan, clock: lookClock(), forMs, signal },
          tell: () => {},
        })
      : { report: first };
    return shown.get(report) ?? report;
  } finally {
    await lab?.close();
  }
}
