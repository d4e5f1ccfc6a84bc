import type { AuditHead, Trial } from '../model/audit/report.ts';
import type { Finding } from '../model/finding/finding.ts';
import { endOf } from './trial-facts.ts';
import { wayOf } from './way-of.ts';

/** On which ways our own load may be what fails. */
export interface OurLoad {
  /** Faults come and go there, or this machine or the user hurried: `wayOf()`s. */
  readonly unsteady: ReadonlySet<string>;
  /** What failed there had others in flight beside it to the same proxy or name server. */
  readonly inCompany: ReadonlySet<string>;
}

interface Seen {
  readonly head: AuditHead;
  readonly findings: readonly Finding[];
  readonly trials: readonly Trial[];
}

/** Looks for signs of it in all trials; linear in them. */
export function ourLoad({ head, findings, trials }: Seen): OurLoad {
  const unsteady = new Set<string>();
  const inCompany = new Set<string>();
  const isHurried = head.options.rate !== undefined || head.options.samples > 1;
  const settled = new Set(
    findings.flatMap(({ kind, attempt }) => (kind === 'passing-fault' ? (attempt ?? []) : [])),
  );
  const outcomes = new Map<string, boolean>();
  for (const trial of trials) {
    const last = endOf(trial);
    if (!trial.finished || last === undefined || !isAsBefore(trial)) continue;
    const { attempt } = trial;
    const way = wayOf(trial);
    const failed = last.failure !== null;
    if (failed && (last.inFlight ?? 0) > 0) inCompany.add(way);
    // A busy machine makes a deadline pass, and nobody refuse.
    if (last.failure?.code === 'timeout' && (last.delayedMs ?? 0) > 0) unsteady.add(way);
    const place = `${attempt.target} ${attempt.route} ${attempt.host}`;
    const differs = (outcomes.get(place) ?? failed) !== failed;
    outcomes.set(place, failed);
    if (differs || isHurried || settled.has(attempt.id)) unsteady.add(way);
  }
  return { unsteady, inCompany };
}

/** Nothing was changed, so that what comes of it may be held against what came before. */
function isAsBefore({ attempt: { purpose, control } }: Trial): boolean {
  if (purpose === 'audit' || purpose === 'repeat') return true;
  return control === 'way-out' || control === 'passing-host';
}
