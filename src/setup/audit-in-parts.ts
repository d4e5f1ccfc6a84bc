import { type AuditOptions, audit } from '../audit.ts';
import type { LongList } from '../catalogue/long-list.ts';
import type { AuditHead, Report } from '../model/report.ts';

// What memory holds at a time.
const attemptsInPart = 2500;
const fewestInPart = 200;

/**
 * Audits a list of any length: its targets come in parts, and each is an audit of its own, with its
 * own controls and judgement, under numbers that go on from the part before. No more than one part
 * is held. Once the signal is aborted, the parts to come are told as not run.
 * @param head what is known of all of them; its targets stand aside.
 */
export async function* auditInParts(
  head: AuditHead,
  list: Pick<LongList, 'parts' | 'targets'>,
  options: Omit<AuditOptions, 'log'>,
): AsyncGenerator<Report> {
  let part = { number: 0, listed: list.targets, attemptsBefore: 0, findingsBefore: 0 };
  for await (const targets of list.parts(sizeOfPart(head))) {
    part = { ...part, number: part.number + 1 };
    const startedAt = part.number === 1 ? head.startedAt : new Date().toISOString();
    const report = await audit({ ...head, startedAt, targets, part }, options);
    yield report;
    part = {
      ...part,
      attemptsBefore: part.attemptsBefore + report.attempts.length,
      findingsBefore: part.findingsBefore + report.findings.length,
    };
  }
}

function sizeOfPart({ routes, options }: AuditHead): number {
  return Math.max(fewestInPart, Math.ceil(attemptsInPart / (routes.length * options.samples)));
}
