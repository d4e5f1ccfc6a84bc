import { judge } from './diagnosis/judge.ts';
import type { Attempt } from './model/attempt.ts';
import type { RecordLine } from './model/record.ts';
import type { AuditHead, Judgement, Report } from './model/report.ts';
import { planAttempts } from './plan/attempts.ts';
import { planFollowUps } from './plan/follow-up.ts';
import { type RunOptions, runAttempts } from './probe/run-attempts.ts';
import { AuditLog } from './record/audit-log.ts';

export interface AuditOptions extends Omit<RunOptions, 'onLine'> {
  /** Takes every line of the audit as it happens: to save it, to show progress. */
  readonly onLine?: (line: RecordLine) => void;
  /** Told how many attempts are about to run, before each of the two passes. */
  readonly onPass?: (attempts: number) => void;
}

/**
 * The line, written down: plan, probe, judge; plan what the findings ask for, probe, judge again;
 * report. Ends early when the signal is aborted: what did not run is `not-run` in the report.
 */
export async function audit(
  head: AuditHead,
  { onLine, onPass, ...run }: AuditOptions,
): Promise<Report> {
  const log = new AuditLog();
  const keep = (line: RecordLine): void => {
    log.add(line);
    onLine?.(line);
  };
  const pass = async (attempts: readonly Attempt[]): Promise<void> => {
    if (run.signal.aborted) return;
    onPass?.(attempts.length);
    await runAttempts(attempts, { ...run, onLine: keep });
  };
  const end = (judged?: Judgement): Report => {
    keep({ type: 'end', finishedAt: new Date().toISOString() });
    return reportOf(log, judged);
  };
  keep({ type: 'head', head });
  await pass([...planAttempts({ ...head, samples: head.options.samples })]);
  if (run.signal.aborted) return end();
  const trials = log.trials();
  const judgement = judge(head, trials, log.certificates);
  const followUps = planFollowUps({ head, findings: judgement.findings, trials });
  // What is judged whole needs no second look, which would cost a large audit its memory again.
  if (followUps.length === 0) return end(judgement);
  await pass(followUps);
  return end();
}

/**
 * Judges all that a log holds: of an audit that just ended, or of one that was saved. The same
 * log gives the same report.
 * @param judged the judgement of this very log, where there is one already.
 * @throws TypeError where the log has no head.
 */
export function reportOf(log: AuditLog, judged?: Judgement): Report {
  const { head, finishedAt, certificates } = log;
  if (!head) throw new TypeError('Cannot report: the audit has no head');
  for (const attempt of planAttempts({ ...head, samples: head.options.samples }))
    log.expect(attempt);
  const trials = log.trials();
  const judgement = judged ?? judge(head, trials, certificates);
  const observations = trials.flatMap((trial) => trial.observations);
  const known = [...certificates.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    ...head,
    ...(finishedAt && { finishedAt }),
    ...judgement,
    observations,
    certificates: known,
  };
}
