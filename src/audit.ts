import { newSigners } from './diagnosis/handshake/signers.ts';
import { judge } from './diagnosis/judge.ts';
import { numberFindings } from './diagnosis/parts/number-findings.ts';
import type { Attempt } from './model/audit/attempt.ts';
import type { AuditPart } from './model/audit/audit-part.ts';
import type { RecordLine } from './model/audit/record.ts';
import type { AuditHead, Judgement, Report } from './model/audit/report.ts';
import { planAlone } from './plan/alone.ts';
import { planAloneAgain } from './plan/alone-again.ts';
import { planAttempts } from './plan/attempts.ts';
import { planFollowUps } from './plan/follow-up.ts';
import { longerMs, planLonger } from './plan/longer.ts';
import { planMoreTries } from './plan/more-tries.ts';
import { openBounds } from './probe/bounds.ts';
import type { Starter } from './probe/dispatcher.ts';
import type { RunOptions } from './probe/run-attempts.ts';
import { textBudget } from './probe/text-budget.ts';
import { AuditLog } from './record/audit-log.ts';

/** Runs attempts and hands out what they observe, in the form in which it is saved. */
export type Run = (
  attempts: readonly Attempt[],
  onLine: (line: RecordLine) => void,
) => Promise<void>;

export interface AuditOptions extends Omit<RunOptions, 'onLine' | 'waits'>, AuditHooks {}

export interface AuditHooks {
  /** What an audit that was cut short has seen: this one goes on from there. */
  readonly log?: AuditLog;
  /** Takes every line of the audit as it happens: to save it, to show progress. */
  readonly onLine?: (line: RecordLine) => void;
  /** Told how many attempts are about to run, before each pass. */
  readonly onPass?: (attempts: number) => void;
  /**
   * Of a part that was begun before the one in front of it was told: its place, with the number of its findings, when
   * that one has been. Asked once all is tried; until then there are no findings before its own.
   */
  readonly place?: () => Promise<AuditPart>;
}

/** What follows the plan, one pass after another, each planned by what was found so far. */
const passes = [
  planFollowUps,
  ...[planAlone, planAlone, planAloneAgain],
  ...[planLonger, planLonger, planLonger],
  ...[planMoreTries, planMoreTries],
] as const;

/**
 * The line, written down: plan, probe, judge; plan what the findings ask for, probe, judge again;
 * what still fails and may fail of our own load is tried alone, and again where a limit hides a rule; what was silent, and would be called
 * blocked, with more time; what may come and go by itself a few times more; report. A rate that was
 * forced is kept for the plan: what follows is to find out what it did. Ends early when the signal is
 * aborted: what did not run is `not-run` in the report.
 * An audit that goes on makes what was not finished, and is left as it is where that is nothing.
 */
export async function audit(
  head: AuditHead,
  { log, onLine, onPass, place, rate, texts = textBudget(), ...others }: AuditOptions,
): Promise<Report> {
  // What takes steps on a network is loaded by who takes some: to judge what was saved needs none of it.
  const { runAttempts } = await import('./probe/run-attempts.ts');
  const { openWaits } = await import('./probe/kept-waits.ts');
  const { forgetCertificates } = await import('./net/tls/forget-certificates.ts');
  for (const { observations } of log?.trials() ?? []) observations.forEach(texts.observation);
  const waits = openWaits({
    mostMs: longerMs(head.options),
    ...{ timeoutMs: head.options.timeoutMs, signal: others.signal },
  });
  const options = { bounds: openBounds(), texts, waits, ...others };
  try {
    return await auditWith(head, {
      ...(log && { log }),
      ...(onLine && { onLine }),
      ...(onPass && { onPass }),
      ...(place && { place }),
      ...(options.starter && { quietly: options.starter.quietly }),
      signal: options.signal,
      run: (attempts, keep) => {
        const isPlan = attempts.every(({ controlOf }) => controlOf === undefined);
        const pace = isPlan && rate !== undefined ? { rate } : {};
        return runAttempts(attempts, { ...options, ...pace, onLine: keep });
      },
    });
  } finally {
    waits.end();
    forgetCertificates();
  }
}

/**
 * The same, whoever runs the attempts: a network, or the model of one.
 *
 * @internal Exported for its tests.
 */
export async function auditWith(
  head: AuditHead,
  {
    log = new AuditLog(),
    onLine,
    onPass,
    place,
    signal,
    run,
    quietly = atOnce,
  }: AuditHooks & Running,
): Promise<Report> {
  const keep = (line: RecordLine): void => {
    log.add(line);
    onLine?.(line);
  };
  const begin = (): void =>
    keep(log.head ? { type: 'resumed', resumedAt: now() } : { type: 'head', head });
  const pass = async (attempts: readonly Attempt[]): Promise<void> => {
    const left = attempts.filter(({ id }) => !log.isFinished(id));
    if (signal.aborted || left.length === 0) return;
    if (log.finishedAt) begin();
    onPass?.(left.length);
    await run(left, keep);
    // Kept with the audit: where its certificates lose their bytes, who signed is told all the same.
    for (const certificate of newSigners(log.trials(), log.certificates)) {
      keep({ type: 'certificate', certificate });
    }
  };
  const end = async (judged?: Judgement): Promise<Report> => {
    const finishedAt = now();
    const part = await place?.();
    if (part && log.head) log.head = { ...log.head, part };
    if (!log.finishedAt) keep({ type: 'end', finishedAt });
    return quietly(() =>
      reportOf(log, judged && numberFindings(judged, part?.findingsBefore ?? 0)),
    );
  };
  if (!log.finishedAt) begin();
  const planned = planOf(head);
  await pass(planned);
  // Of what is planned so far alone: what followed it before is then planned again, under the same
  // numbers.
  const ids = new Set(planned.map(({ id }) => id));
  let judgement: Judgement | undefined;
  for (const planNext of passes) {
    if (signal.aborted) return end();
    const { certificates } = log;
    const trials = log.trials().filter(({ attempt }) => ids.has(attempt.id));
    judgement ??= await quietly(() => judge(head, trials, certificates));
    const due = planNext({ head, findings: judgement.findings, trials, certificates });
    if (due.length === 0) continue;
    for (const { id } of due) ids.add(id);
    judgement = undefined;
    await pass(due);
  }
  // What is judged whole needs no second look, which would cost a large audit its memory again.
  return end(judgement);
}

interface Running {
  readonly run: Run;
  readonly signal: AbortSignal;
  /** Does what takes the CPU for longer; absent: at once. */
  readonly quietly?: Starter['quietly'];
}

async function atOnce<T>(work: () => T): Promise<T> {
  return work();
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
  for (const attempt of planOf(head)) log.expect(attempt);
  const trials = log.trials();
  const judgement = judged ?? judge(head, trials, certificates);
  const observations = trials.flatMap((trial) => trial.observations);
  const known = [...certificates.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    ...head,
    ...(finishedAt && { finishedAt }),
    ...(log.resumedAt.length > 0 && { resumedAt: [...log.resumedAt] }),
    ...judgement,
    observations,
    certificates: known,
  };
}

function planOf(head: AuditHead): Attempt[] {
  return [...planAttempts({ ...head, samples: head.options.samples })];
}

function now(): string {
  return new Date().toISOString();
}
