import type { ResolveObservation } from '../../model/audit/observation.ts';
import type { Confidence } from '../../model/finding/finding.ts';
import { facts } from '../facts.ts';
import type { CrossAttemptRule, Judged } from '../judged.ts';
import type { Draft, DraftOf } from '../rule.ts';
import type { TrialReading } from '../trial/trial-reading.ts';

/** What one name server did in the whole audit. */
interface Record {
  /** Look-ups in which it was asked in vain, and another one answered. */
  readonly inVain: { readonly step: ResolveObservation; readonly code: string }[];
  queries: number;
  answered: number;
}

const maxEvidence = 3;
/** One that answers at times is told where so many look-ups, and so large a part of them, failed. */
const minLost = 3;
const minShare = 1 / 3;

/**
 * A name server that was asked before others and was of no use: silent, out of reach, or refusing
 * whatever is asked. The names were found all the same, a second later each time that a program
 * asks; so it is told once for all, and stops no target.
 */
export const deadResolver: CrossAttemptRule = (all, { controlHostTrials }) => {
  const trials = [...all, ...controlHostTrials].flatMap((judged) => [judged, ...judged.repeats]);
  const records = recordsOf(trials.map(({ reading }) => reading));
  const drafts = new Map<string, Draft>();
  for (const [server, record] of records) {
    if (isUseless(record)) drafts.set(server, draftOf(server, record));
  }
  if (drafts.size === 0) return all;
  return all.map((judged) => withDrafts(judged, drafts));
};

function recordsOf(all: readonly TrialReading[]): ReadonlyMap<string, Record> {
  const records = new Map<string, Record>();
  const recordOf = (server: string): Record => {
    const record = records.get(server) ?? { inVain: [], queries: 0, answered: 0 };
    records.set(server, record);
    return record;
  };
  for (const step of all.flatMap(({ steps }) => steps)) {
    if (step.step !== 'resolve') continue;
    if (step.server !== undefined && isAnswer(step)) recordOf(step.server).answered += 1;
    for (const { server, code, queries } of step.unanswered ?? []) {
      const record = recordOf(server);
      record.inVain.push({ step, code });
      record.queries += queries;
    }
  }
  return records;
}

function isAnswer({ responseCode }: ResolveObservation): boolean {
  return responseCode === 'NOERROR' || responseCode === 'NXDOMAIN';
}

function isUseless({ inVain, answered }: Record): boolean {
  const lost = inVain.length;
  if (lost === 0) return false;
  const refuses = inVain.every(({ code }) => code.startsWith('dns-'));
  // Who says no to one name may know others.
  if (answered === 0) return !refuses || lost > 1;
  return lost >= minLost && lost / (lost + answered) >= minShare;
}

function draftOf(server: string, { inVain, queries, answered }: Record): DraftOf<'dead-resolver'> {
  const steps = inVain.map(({ step }) => step);
  // Without a route, this machine passes it over at once, and so does every program.
  const hasNoRoute = inVain.every(({ code }) => code === 'network-unreachable');
  return {
    kind: 'dead-resolver',
    severity: hasNoRoute ? 'info' : 'warning',
    actor: hasNoRoute ? 'this-machine' : 'local-resolver',
    confidence: confidenceOf({ inVain, queries, answered }),
    evidence: steps.slice(0, maxEvidence).map(({ id }) => id),
    rivals: [],
    facts: facts({
      server,
      code: inVain[0]?.code,
      queries,
      answered: answered === 0 ? undefined : answered,
      otherServer: steps[0]?.server,
      ms: Math.round(Math.max(...steps.map(({ durationMs }) => durationMs))),
    }),
  };
}

// A packet filter between looks just so; one query alone may have been lost; and who refuses a few
// names may know all others.
function confidenceOf({ inVain, queries, answered }: Record): Confidence {
  const speaks = inVain.some(({ code }) => code.startsWith('dns-'));
  return queries > 1 && answered === 0 && !speaks ? 'likely' : 'possible';
}

function withDrafts(judged: Judged, drafts: ReadonlyMap<string, Draft>): Judged {
  const those = [judged, ...judged.repeats].flatMap(({ reading }) =>
    reading.steps.flatMap((step) => (step.step === 'resolve' ? (step.unanswered ?? []) : [])),
  );
  const told = new Set(those.flatMap(({ server }) => drafts.get(server) ?? []));
  return told.size === 0 ? judged : { ...judged, drafts: [...judged.drafts, ...told] };
}
