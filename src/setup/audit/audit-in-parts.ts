import { type AuditOptions, audit } from '../../audit.ts';
import type { LongList } from '../../catalogue/long-list.ts';
import { maxAttemptsHeld } from '../../model/audit/max-attempts.ts';
import type { AuditHead, Report } from '../../model/audit/report.ts';

// What memory holds at a time.
const attemptsInPart = 2500;
const minInPart = 200;

/**
 * Audits a list of any length: its targets come in parts, and each is an audit of its own, with its
 * own controls and judgement, under numbers that go on from the part before. No more than one part
 * is held. Once the signal is aborted, the parts to come are told as not run.
 * @param head what is known of all of them; its targets stand aside.
 */
export async function* auditInParts(
  head: AuditHead,
  { after, ...list }: PartsToMake,
  options: Omit<AuditOptions, 'log'>,
): AsyncGenerator<Report> {
  const first = { number: 1, listed: list.targets, attemptsBefore: 0, findingsBefore: 0 };
  let part = after ? partAfter(after) : first;
  let number = 0;
  for await (const targets of list.parts(sizeOfPart(head))) {
    number += 1;
    if (number < part.number) continue;
    const startedAt = number === 1 ? head.startedAt : new Date().toISOString();
    const report = await audit({ ...head, startedAt, targets, part }, options);
    yield report;
    part = partAfter(report);
  }
}

interface PartsToMake extends Pick<LongList, 'parts' | 'targets'> {
  /** The last part that there is already; absent: none. */
  readonly after?: Report;
}

/** @throws TypeError where the report is none of a part. */
function partAfter({ part, attempts, findings }: Report): NonNullable<Report['part']> {
  if (!part) throw new TypeError('Cannot go on: the audit was not made in parts');
  return {
    ...part,
    number: part.number + 1,
    attemptsBefore: part.attemptsBefore + attempts.length,
    findingsBefore: part.findingsBefore + findings.length,
  };
}

/** Targets of one part, at the most. */
export function sizeOfPart({ routes, options }: AuditHead): number {
  const triesEach = routes.length * options.samples;
  const usual = Math.max(minInPart, Math.ceil(attemptsInPart / triesEach));
  return Math.max(1, Math.min(usual, Math.floor(maxAttemptsHeld / triesEach)));
}
