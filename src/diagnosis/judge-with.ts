import type { Attempt } from '../model/audit/attempt.ts';
import type { Certificate } from '../model/audit/observation.ts';
import type { AuditHead, Judgement, ReportedAttempt, Trial } from '../model/audit/report.ts';
import type { VerdictName } from '../model/finding/verdict.ts';
import { chosenByPac } from './chosen-by-pac.ts';
import { assignControls } from './controls/assign-controls.ts';
import { newSigners } from './handshake/signers.ts';
import { inOrder, numberOf } from './in-order.ts';
import { type Judged, passes, unique } from './judged.ts';
import type { AuditContext } from './known/audit-context.ts';
import { contextOf } from './known/context-of.ts';
import { issuers } from './known/issuers.ts';
import { prove } from './prove.ts';
import type { Rulebook } from './rulebook.ts';
import { bypassDrafts } from './settings/bypass-differences.ts';
import { settingDrafts } from './settings/setting-findings.ts';
import { firstBytes } from './timing/first-bytes.ts';
import { latency } from './timing/latency.ts';
import { proxyOverhead } from './timing/overhead.ts';
import { slowest } from './timing/slowest.ts';
import { measuredAgain, type TimedTrial, timedTrials } from './timing/timed-trials.ts';
import { readTrial } from './trial/read-trial.ts';
import type { TrialReading } from './trial/trial-reading.ts';
import { withoutOwnLoad } from './tries/own-load.ts';
import { attemptVerdicts } from './verdict/attempt-verdicts.ts';
import { summarise } from './verdict/summary.ts';
import { targetVerdicts } from './verdict/target-verdicts.ts';

/** What is judged: the head, every planned attempt with its follow-ups, the certificates seen. */
export interface Audit {
  readonly head: AuditHead;
  readonly trials: readonly Trial[];
  readonly certificates: ReadonlyMap<string, Certificate>;
}

/**
 * `judge()` by a given rulebook. The order of the trials does not matter; the work is linear in
 * the observations.
 */
export function judgeWith(rulebook: Rulebook, { trials, ...others }: Audit): Judgement {
  const ordered = trials.toSorted((a, b) => compareIds(a.attempt.id, b.attempt.id));
  const { verdictsOf, timed, ...concluded } = conclude(rulebook, { trials: ordered, ...others });
  // The attempts are told last: what was read of each is let go before, and takes as much again.
  const { findings } = concluded;
  return { attempts: reported(ordered, { findings, verdictsOf, timed }), ...concluded };
}

interface Concluded extends Omit<Judgement, 'attempts'> {
  /** By the ids of the attempts. */
  readonly verdictsOf: ReadonlyMap<string, VerdictName>;
  readonly timed: readonly TimedTrial[];
}

/** @param audit with its trials in their order. */
function conclude(rulebook: Rulebook, { head, trials, certificates }: Audit): Concluded {
  const signed = newSigners(trials, certificates).map((one) => [one.id, one] as const);
  const hosts = [...head.targets, ...(head.controls ?? [])];
  const targets = new Map(hosts.map((target) => [target.id, target]));
  const all = trials.map((trial) => readTrial(trial, targets.get(trial.attempt.target)));
  // Nobody is there: what a device does in his place tells of no host.
  const readings = all.filter(({ attempt }) => attempt.control !== 'unused-address');
  const unused = all.filter(({ attempt }) => attempt.control === 'unused-address');
  const context = contextOf(readings, {
    deadlineMs: head.options.timeoutMs,
    systems: head.options.os,
    expectsRoots: head.options.expectRoots !== undefined,
    certificates: signed.length === 0 ? certificates : new Map([...certificates, ...signed]),
  });
  const { audited, ...beside } = withFollowUps(readings, { rulebook, context });
  const { controlHostTrials } = beside;
  const judged = rulebook.crossAttempt.reduce(
    (all, rule) => rule(all, { context, unused, ...beside }),
    audited,
  );
  const verdictsOf = attemptVerdicts([...judged, ...controlHostTrials], {
    context,
    table: rulebook.effects,
  });
  const drafts = judged.flatMap(({ drafts, repeats }) => [
    ...drafts,
    ...repeats.flatMap((repeat) => repeat.drafts),
  ]);
  const told = inOrder(
    unique([...settingDrafts(head), ...bypassDrafts(head, trials), ...drafts]),
    head,
  );
  const findings = chosenByPac(told, trials);
  const verdicts = targetVerdicts(head, verdictsOf);
  const timed = timedTrials(trials);
  const passing = new Set(judged.filter(passes).map(({ reading }) => reading.attempt.id));
  const answered = firstBytes(
    head.options,
    timed.filter(({ attempt }) => passing.has(attempt.id)),
  );
  const overheads = proxyOverhead(head, answered);
  const slow = slowest(head.routes, answered);
  return {
    verdictsOf: byAttempt(verdictsOf),
    timed,
    findings,
    verdicts,
    latency: latency(head, timed),
    ...(overheads.length > 0 && { overhead: overheads }),
    ...(slow.length > 0 && { slowest: slow }),
    issuers: issuers(readings, { head, context, drafts }),
    summary: summarise(verdicts),
  };
}

function byAttempt(verdicts: ReadonlyMap<Judged, VerdictName>): ReadonlyMap<string, VerdictName> {
  const known = new Map<string, VerdictName>();
  for (const [{ reading }, verdict] of verdicts) known.set(reading.attempt.id, verdict);
  return known;
}

function compareIds(a: string, b: string): number {
  return numberOf(a) - numberOf(b) || (a < b ? -1 : Number(a > b));
}

interface FollowedUp {
  readonly audited: readonly Judged[];
  /** The hosts of `--control`: they have verdicts, and no findings of their own. */
  readonly controlHostTrials: readonly Judged[];
  /** The hosts that tell of revocation: what fails there is a finding of who needs them. */
  readonly revocations: readonly Judged[];
  /** Hosts that passed, asked once more over their way. */
  readonly witnesses: readonly Judged[];
}

function withFollowUps(
  readings: readonly TrialReading[],
  { rulebook, context }: { rulebook: Rulebook; context: AuditContext },
): FollowedUp {
  const { groups, followUps } = rulebook;
  const followed = Map.groupBy(readings, ({ attempt }) => attempt.controlOf ?? '');
  const judgeOne = (one: TrialReading): Judged => ({
    reading: one,
    drafts: prove(one, { groups, context: contextOfTrial(one, context) }),
    repeats: none,
    controls: none,
  });
  const withOwn = (one: TrialReading): Judged => {
    const after = followed.get(one.attempt.id);
    if (!after) return judgeOne(one);
    return {
      ...judgeOne(one),
      repeats: after.filter(({ attempt }) => attempt.purpose === 'repeat').map(judgeOne),
      controls: after.filter(({ attempt }) => attempt.purpose === 'control'),
    };
  };
  const judgeAll = (those: readonly TrialReading[]): readonly Judged[] =>
    assignControls(withoutOwnLoad(those.map(withOwn))).map((one) =>
      followUps.reduce((now, rule) => rule(now, context), one),
    );
  return {
    audited: judgeAll(readings.filter(({ attempt }) => attempt.purpose === 'audit')),
    controlHostTrials: judgeAll(readings.filter(({ attempt }) => isControlHost(attempt))),
    revocations: readings.filter(({ attempt }) => attempt.purpose === 'revocation').map(judgeOne),
    witnesses: readings.filter(({ attempt }) => attempt.control === 'passing-host').map(judgeOne),
  };
}

/** A try that waited longer says so where it tells of a deadline. */
function contextOfTrial(
  { attempt: { timeoutMs } }: TrialReading,
  context: AuditContext,
): AuditContext {
  return timeoutMs === undefined ? context : { ...context, deadlineMs: timeoutMs };
}

function isControlHost({ purpose, control }: Attempt): boolean {
  return purpose === 'control' && control === 'way-out';
}

/** Of most attempts. */
const none: readonly never[] = [];

// An attempt's findings are those that its observations prove. A control measures the path and
// not its target, so it has no verdict of its own.
function reported(
  trials: readonly Trial[],
  {
    findings,
    verdictsOf,
    timed,
  }: {
    findings: Judgement['findings'];
    verdictsOf: ReadonlyMap<string, VerdictName>;
    timed: readonly TimedTrial[];
  },
): readonly ReportedAttempt[] {
  const attempts = new Set(trials.map(({ attempt }) => attempt.id));
  const proved = new Map<string, string[]>();
  for (const { id, evidence } of findings) {
    for (const owner of unique(evidence.map(attemptOf))) {
      if (attempts.has(owner)) proved.set(owner, [...(proved.get(owner) ?? []), id]);
    }
  }
  const times = new Map(timed.map((one) => [one.attempt.id, one]));
  return trials.map((trial) => {
    const { attempt, observations, finished } = trial;
    const counted = times.get(attempt.id);
    const again = counted === undefined ? [] : measuredAgain(trial, counted);
    return {
      ...withoutJudgement(attempt),
      observations: observations.map(({ id }) => id),
      ...(again.length > 0 && { measuredAgain: again }),
      ...(!finished && { unfinished: true }),
      verdict: verdictsOf.get(attempt.id) ?? (finished ? 'not-applicable' : 'not-run'),
      findings: proved.get(attempt.id) ?? none,
    };
  });
}

/** A saved file may say more of an attempt than its type has: what is absent here stays absent. */
function withoutJudgement(
  attempt: Attempt & Pick<ReportedAttempt, 'measuredAgain' | 'unfinished'>,
): Attempt {
  if (attempt.measuredAgain === undefined && attempt.unfinished === undefined) return attempt;
  const { measuredAgain: _, unfinished: _unfinished, ...known } = attempt;
  return known;
}

/** The attempt of an observation, by its id: `a12` of `a12.3`. */
function attemptOf(observation: string): string {
  return observation.slice(0, Math.max(0, observation.lastIndexOf('.')));
}
