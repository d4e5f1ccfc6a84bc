import type { ReportPart } from '../audit-part.ts';
import type { Observation } from '../observation.ts';
import type { RecordLine } from '../record.ts';
import type { AuditHead, Report, ReportedAttempt } from '../report.ts';
import { stepsOf } from './steps-of.ts';

/**
 * A report as the lines of the saved audit that it was made of: of what was judged, nothing is left.
 * What was saved beside the audit (how to go on with it) is in no report. An audit in parts has a head for each.
 */
export function* recordLines(report: Report): Generator<RecordLine> {
  const steps = stepsOf(report.observations);
  for (const { head, attempts, resumedAt = [], finishedAt } of partsOf(report)) {
    yield { type: 'head', head };
    for (const time of resumedAt) yield { type: 'resumed', resumedAt: time };
    for (const certificate of report.certificates) yield { type: 'certificate', certificate };
    for (const reported of attempts) yield* trialLines(reported, steps(reported.id));
    if (finishedAt !== undefined) yield { type: 'end', finishedAt };
  }
}

/** What a joined report keeps of a part. */
export function reportPart(report: Report): ReportPart | undefined {
  const { part, startedAt, finishedAt, targets } = report;
  return (
    part && {
      ...part,
      startedAt,
      ...(finishedAt !== undefined && { finishedAt }),
      targets: targets.length,
    }
  );
}

interface Part extends Pick<Report, 'resumedAt' | 'finishedAt'> {
  readonly head: AuditHead;
  readonly attempts: readonly ReportedAttempt[];
}

function* partsOf(report: Report): Generator<Part> {
  const { parts, attempts, resumedAt, finishedAt } = report;
  const head = headOf(report);
  if (!parts) {
    yield { head, attempts, ...(resumedAt && { resumedAt }), ...(finishedAt && { finishedAt }) };
    return;
  }
  let from = 0;
  for (const [
    index,
    { startedAt, finishedAt: ended, targets: count, ...part },
  ] of parts.entries()) {
    const next = parts[index + 1]?.attemptsBefore ?? Number.POSITIVE_INFINITY;
    const targets = head.targets.slice(from, from + count);
    from += count;
    yield {
      head: { ...head, startedAt, targets, part },
      attempts: attempts.filter(({ id }) => {
        const number = Number(id.slice(1));
        return number > part.attemptsBefore && number <= next;
      }),
      ...(index === 0 && resumedAt && { resumedAt }),
      ...(ended !== undefined && { finishedAt: ended }),
    };
  }
}

function headOf(report: Report): AuditHead {
  const { schemaVersion, tool, startedAt, environment, options, settings, routes } = report;
  const { checklist, components, targets, controls, sources, part } = report;
  return {
    ...{ schemaVersion, tool, startedAt, environment, options, settings, routes },
    ...(checklist && { checklist }),
    ...(components && { components }),
    targets,
    ...(controls && { controls }),
    sources,
    ...(part && { part }),
  };
}

function* trialLines(
  reported: ReportedAttempt,
  observations: readonly Observation[],
): Generator<RecordLine> {
  const { observations: _ids, measuredAgain: _again, verdict: _verdict, ...rest } = reported;
  const { findings: _findings, unfinished, ...attempt } = rest;
  yield { type: 'attempt', attempt };
  for (const observation of observations) yield { type: 'observation', observation };
  if (!unfinished) yield { type: 'finished', attempt: attempt.id };
}
