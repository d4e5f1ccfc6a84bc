import type { Attempt } from '../model/audit/attempt.ts';
import type { AuditHead, Trial } from '../model/audit/report.ts';
import type { Finding } from '../model/finding/finding.ts';
import { furtherLeft } from './budget.ts';
import { ourLoad } from './our-load.ts';
import { stillFailing } from './still-failing.ts';
import { endOf, lastNumber } from './trial-facts.ts';
import { wayOf } from './way-of.ts';

export interface AloneInput {
  readonly head: AuditHead;
  readonly findings: readonly Finding[];
  /** Of all passes before. */
  readonly trials: readonly Trial[];
}

/** Of what is silent, so many first: each costs a deadline. */
const sentinels = 3;

/**
 * What still fails, and may fail of our own load, once more with nothing else on its way: each
 * target over each route once at the most. Where all refuse, each is tried. Where all are silent,
 * three are, and the rest in another such pass if one of the three passes; and only where faults
 * come and go: the same targets silent twice, among others that pass, are none of our load, which
 * would strike others the second time.
 * A pure function of all trials so far; it plans nothing a second time.
 */
export function planAlone(input: AloneInput): Attempt[] {
  const { trials } = input;
  const failing = stillFailing(input);
  if (failing.length === 0) return [];
  const { unsteady, inCompany } = ourLoad(input);
  const done = triedAlone(trials);
  const due = [...Map.groupBy(failing, groupOf)].flatMap(([group, those]) => {
    const [way] = those.map(wayOf);
    if (way === undefined || !(unsteady.has(way) || inCompany.has(way))) return [];
    const left = those.filter(({ attempt }) => !done.attempts.has(attempt.id));
    if (!those.every(isSilent) || done.passed.has(group)) return left;
    return unsteady.has(way) && !done.failed.has(group) ? left.slice(0, sentinels) : [];
  });
  const next = 1 + lastNumber(trials);
  return due
    .slice(0, furtherLeft(trials))
    .map(({ attempt }, index) => aloneOf(attempt, next + index));
}

/** Under which failures count as of one kind: the way, the step that failed, and how. */
export function groupOf(trial: Trial): string {
  const last = endOf(trial);
  return `${wayOf(trial)} ${last?.step} ${last?.failure?.code}`;
}

function isSilent(trial: Trial): boolean {
  return endOf(trial)?.failure?.code === 'timeout';
}

interface Done {
  readonly attempts: ReadonlySet<string>;
  /** Groups of which one passed alone, and of which one failed. */
  readonly passed: ReadonlySet<string>;
  readonly failed: ReadonlySet<string>;
}

function triedAlone(trials: readonly Trial[]): Done {
  const byId = new Map(trials.map((trial) => [trial.attempt.id, trial]));
  const attempts = new Set<string>();
  const passed = new Set<string>();
  const failed = new Set<string>();
  for (const alone of trials) {
    const of = byId.get(alone.attempt.controlOf ?? '');
    if (!alone.attempt.alone || of === undefined) continue;
    attempts.add(of.attempt.id);
    const passes = alone.finished && endOf(alone)?.failure === null;
    (passes ? passed : failed).add(groupOf(of));
  }
  return { attempts, passed, failed };
}

/** An attempt once more, with nothing else of ours on its way. */
export function aloneOf(attempt: Attempt, number: number): Attempt {
  const { id: controlOf } = attempt;
  return { ...attempt, id: `a${number}`, purpose: 'repeat', controlOf, alone: true };
}
