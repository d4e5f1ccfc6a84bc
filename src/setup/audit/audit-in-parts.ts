import type { AuditOptions } from '../../audit.ts';
import type { LongList } from '../../catalogue/long-list.ts';
import type { AuditPart } from '../../model/audit/audit-part.ts';
import { maxAttemptsHeld } from '../../model/audit/max-attempts.ts';
import type { AuditHead, Report } from '../../model/audit/report.ts';
import type { Target } from '../../model/target/target.ts';
import { linkedAbort } from '../../net/socket/linked-abort.ts';
import { planAttempts } from '../../plan/attempts.ts';
import { numbersFor } from '../../plan/budget.ts';
import { openBounds } from '../../probe/bounds.ts';
import { openDispatcher } from '../../probe/dispatcher.ts';
import { textBudget } from '../../probe/text-budget.ts';
import { type BegunPart, beginPart } from './begun-part.ts';

// What memory holds at a time, and half of what it may hold while parts wait.
const attemptsInPart = 1250;
const minInPart = 200;

/**
 * Audits a list of any length: its targets come in parts, and each is an audit of its own, with its
 * own controls and judgement, under numbers that go on from the part before. They are told in their order. A part is
 * begun where those before it have nothing left to start, so that none waits for the slowest attempt of another;
 * no more are held than two of full length. Once the signal is aborted, the parts to come are told as not run.
 * @param head what is known of all of them; its targets stand aside.
 */
export async function* auditInParts(
  head: AuditHead,
  { after, onPart, size = sizeOfPart(head), ...list }: PartsToMake,
  options: Omit<AuditOptions, 'log' | 'place' | 'starter'>,
): AsyncGenerator<Report> {
  const lists = list.parts(size);
  const abort = linkedAbort(options.signal);
  const { concurrency, thread, coreTime } = options;
  const dispatcher = openDispatcher({ concurrency, thread, coreTime, signal: abort.signal });
  const shared = { bounds: openBounds(), texts: textBudget(), ...options, signal: abort.signal };
  const first = { number: 1, listed: list.targets, attemptsBefore: 0, findingsBefore: 0 };
  let place = after ? partAfter(after) : first;
  let attemptsBefore = place.attemptsBefore;
  let number = 0;
  // Of what was cut short no more than the last part can be saved, and gone on with.
  let isCut = options.signal.aborted;
  let begun: readonly BegunPart[] = [];
  const begin = (its: AuditHead): BegunPart =>
    beginPart(its, { ...shared, starter: dispatcher.join() });
  const headOf = (targets: readonly Target[]): AuditHead => {
    const startedAt = number === 1 ? head.startedAt : new Date().toISOString();
    const part = { number, listed: list.targets, attemptsBefore, findingsBefore: 0 };
    return { ...head, startedAt, targets, part };
  };
  const placeOldest = (): void => {
    if (!isCut) onPart?.(place.number);
    begun[0]?.place(place);
  };
  const hasRoom = async (): Promise<boolean> => {
    const [oldest] = begun;
    if (!oldest) return true;
    const held = begun.reduce((sum, one) => sum + one.head.targets.length, 0);
    if (held > size) return false;
    const isTold = oldest.report.then(() => false);
    return Promise.race([isTold, dispatcher.hasRoom().then(() => true)]);
  };
  let isThrough = false;
  try {
    for (;;) {
      while (!isThrough && (await hasRoom())) {
        const { value: targets } = await lists.next();
        number += 1;
        isThrough = !targets;
        if (!targets || number < place.number) continue;
        const its = headOf(targets);
        attemptsBefore = numberedTo(its);
        begun = [...begun, begin(its)];
        if (begun.length === 1) placeOldest();
      }
      const [oldest, ...others] = begun;
      if (!oldest) return;
      const report = await oldest.report;
      isCut ||= options.signal.aborted;
      begun = others;
      place = partAfter(report);
      // What is written takes the CPU as well.
      const goOn = dispatcher.hold();
      try {
        yield report;
      } finally {
        goOn();
      }
      if (isCut) {
        for (const one of begun) one.forget();
        begun = begun.map((one) => begin(one.head));
      }
      if (begun.length > 0) placeOldest();
    }
  } finally {
    abort.end();
    for (const one of begun) one.forget();
    await Promise.allSettled(begun.map(({ report }) => report));
    await lists.return(undefined);
  }
}

interface PartsToMake extends Pick<LongList, 'parts' | 'targets'> {
  /** The last part that there is already; absent: none. */
  readonly after?: Report;
  /** Targets of one part; absent: as many as memory holds. */
  readonly size?: number;
  /** Told of the number of each part of which something may be known, before it is told of: it was begun before an abort. */
  readonly onPart?: ((number: number) => void) | undefined;
}

/** @throws TypeError where the report is none of a part. */
function partAfter(report: Report): AuditPart {
  const { part, findings } = report;
  if (!part) throw new TypeError('Cannot go on: the audit was not made in parts');
  return {
    ...part,
    number: part.number + 1,
    attemptsBefore: numberedTo(report),
    findingsBefore: part.findingsBefore + findings.length,
  };
}

/**
 * The last number of an attempt that a part may have: what follows its plan is not known when the next one begins, and
 * whatever it comes to, that one has the same numbers.
 */
export function numberedTo(head: AuditHead): number {
  const planned = planAttempts({ ...head, samples: head.options.samples });
  return (head.part?.attemptsBefore ?? 0) + numbersFor([...planned].length);
}

/** Targets of one part, at the most. */
export function sizeOfPart({ routes, options }: AuditHead): number {
  const triesEach = routes.length * options.samples;
  const usual = Math.max(minInPart, Math.ceil(attemptsInPart / triesEach));
  return Math.max(1, Math.min(usual, Math.floor(maxAttemptsHeld / triesEach)));
}
