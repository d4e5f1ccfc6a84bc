import type { Report } from '../../model/audit/report.ts';
import type { Facts } from '../../model/finding/facts.ts';
import { confidences, type Finding } from '../../model/finding/finding.ts';
import { sharedSubject } from '../../model/finding/shared-finding.ts';
import { unique } from '../judged.ts';

/** What the parts of an audit tell of no single target, told once for all of them. */
export interface SharedFindings {
  /**
   * A part without what one before it has told: its attempts name the finding of that one. What it tells as the first
   * is left where it stands. Each part once, in their order.
   */
  readonly part: (report: Report) => Report;
  /** Such findings of all parts so far, each with all that any part says of it, by their ids. */
  readonly told: () => readonly Finding[];
}

/** As many as prove what is told of the longest list that is held whole. */
const maxEvidence = 5000;

/**
 * Joins what is about no single target: a name server that is dead for all of them, a clock that is wrong. Counts are
 * those of all parts, confidence is the least of any, and what differs besides is as the first part has it.
 */
export function sharedFindings(): SharedFindings {
  const told = new Map<string, Finding>();
  return {
    part: (report) => {
      const first = new Map<string, string>();
      for (const finding of report.findings) {
        const subject = sharedSubject(finding);
        if (subject === undefined) continue;
        const before = told.get(subject);
        told.set(subject, before ? joined(before, finding) : finding);
        if (before) first.set(finding.id, before.id);
      }
      if (first.size === 0) return report;
      return {
        ...report,
        findings: report.findings.filter(({ id }) => !first.has(id)),
        attempts: report.attempts.map((attempt) =>
          attempt.findings.some((id) => first.has(id))
            ? { ...attempt, findings: unique(attempt.findings.map((id) => first.get(id) ?? id)) }
            : attempt,
        ),
      };
    },
    told: () => [...told.values()],
  };
}

function joined(one: Finding, other: Finding): Finding {
  const doubts = [one, other].map(({ confidence }) => confidences.indexOf(confidence));
  return {
    ...one,
    confidence: confidences[Math.max(...doubts)] ?? one.confidence,
    evidence: unique([...one.evidence, ...other.evidence]).slice(0, maxEvidence),
    rivals: unique([...one.rivals, ...other.rivals]),
    facts: { ...other.facts, ...one.facts, ...counted(one.facts, other.facts) },
  };
}

/** What adds up, and what is the most or the least of both. */
const ways = {
  queries: (one, other) => one + other,
  answered: (one, other) => one + other,
  passed: (one, other) => one + other,
  tries: (one, other) => one + other,
  ms: Math.max,
  delayedMs: Math.max,
  inFlight: Math.min,
} as const satisfies Partial<Record<keyof Facts, (one: number, other: number) => number>>;

function counted(one: Facts, other: Facts): Facts {
  return Object.fromEntries(
    Object.entries(ways).flatMap(([name, way]) => {
      const [a, b] = [one, other].map((facts) => facts[name as keyof typeof ways]);
      return typeof a === 'number' && typeof b === 'number' ? [[name, way(a, b)]] : [];
    }),
  );
}
