import { reportOf } from '../../audit.ts';
import { changedBetween } from '../../diagnosis/difference/changed-between.ts';
import { differenceOf } from '../../diagnosis/difference/difference-of.ts';
import { type Snapshot, snapshotOf } from '../../diagnosis/difference/snapshot.ts';
import type { AuditHead, Report } from '../../model/audit/report.ts';
import type { AuditLog } from '../../record/audit-log.ts';
import { changeRenderers } from '../../report/document-formats.ts';
import { plainText, type Text } from '../../report/text/say.ts';
import { lastLookText, turnText, waitText } from '../../report/view/audit/again/look-texts.ts';
import { lookClock } from '../../setup/again/look-clock.ts';
import {
  type Begun,
  begunAgain,
  begunWith,
  type Told,
  untilGreen,
} from '../../setup/again/until-green.ts';
import type { UntilRequest } from '../../setup/request/audit-request.ts';
import { type Delivery, deliver } from '../deliver/deliver.ts';
import { printDocument } from '../out/print-document.ts';
import { draw, say } from '../out/say.ts';
import type { AuditStart } from './audit-start.ts';

/** How each look is made, and where it ends. */
export interface Looks {
  readonly until: UntilRequest;
  /** Makes one audit; of a log, the rest of it. */
  readonly one: (head: AuditHead, log?: AuditLog) => Promise<Report>;
  /** What may be shown of the audit that was made last. */
  readonly shown: (report: Report) => Report;
  readonly delivery: Delivery;
  readonly quiet: boolean;
  readonly signal: AbortSignal;
}

/**
 * Audits, or goes on with a saved audit, and looks at what is red until it passes. Tells on stderr what turns,
 * and delivers the closing report; behind it, where people read, what changed since the first audit.
 * @returns the exit status: of the closing report; 130 where it was ended before all that had been red was looked
 * at once more.
 */
export async function lookUntilGreen(
  start: AuditStart,
  { until, one, shown, delivery, quiet, signal }: Looks,
): Promise<number> {
  // What may be shown of an audit is known until the next one begins.
  const shownOf = new WeakMap<Report, Report>();
  const look = async (head: AuditHead, log?: AuditLog): Promise<Report> => {
    const report = await one(head, log);
    shownOf.set(report, shown(report));
    return report;
  };
  const { begun, first } = await beginning(start, look);
  const before = snapshotOf(shownOf.get(first) ?? first);
  const told = tellers({ delivery, quiet });
  const { report, looks, isUnproved } = await untilGreen(begun, {
    ...{ look, plan: start.replan, signal, forMs: until.forMs, tell: told.tell },
    clock: lookClock({ beforeMs: sinceBegun(start, first), onWait: told.onWait }),
  });
  told.clear();
  const closing = shownOf.get(report) ?? report;
  const status = await deliver(closing, delivery);
  if (looks > 0) await printChanges({ before, closing }, delivery);
  if (!isUnproved || status === 2) return status;
  if (!quiet) say('netready: All passed, and not all of it was looked at once more');
  return 130;
}

interface Beginning {
  readonly begun: Begun;
  readonly first: Report;
}

/** The first audit; of a saved one, what was seen of it and of the looks behind it. */
async function beginning(
  { head, resumed }: AuditStart,
  look: (head: AuditHead, log?: AuditLog) => Promise<Report>,
): Promise<Beginning> {
  const { first: firstLog, log } = resumed ?? {};
  if (firstLog && log) return { first: reportOf(firstLog), begun: begunAgain(reportOf(log)) };
  const isEarlier = log?.finishedAt !== undefined;
  const first = await look(head, log);
  return { first, begun: isEarlier ? begunAgain(first) : begunWith(first) };
}

/** Milliseconds since a saved audit began, unless its time is said anew: 0 of a new one. */
function sinceBegun({ resumed, until }: AuditStart, { startedAt }: Report): number {
  if (!resumed || until?.isAnew) return 0;
  return Math.max(0, Date.now() - Date.parse(startedAt));
}

interface Tellers {
  readonly tell: (told: Told) => void;
  readonly onWait: (left: { readonly leftMs: number; readonly sleptMs: number }) => void;
  readonly clear: () => void;
}

const mostTurnsTold = 20;
const waitToldMs = 60_000;

function tellers({ delivery: { screen }, quiet }: Pick<Looks, 'delivery' | 'quiet'>): Tellers {
  let counts = { red: 0, all: 0 };
  let isFirst = true;
  const clear = (): void => {
    if (screen.progress) draw('');
  };
  return {
    clear,
    onWait: ({ leftMs, sleptMs }) => {
      if (sleptMs > 0 && !quiet) {
        clear();
        say(`netready: The machine was asleep for ${Math.round(sleptMs / 1000)} s: looking again`);
      }
      if (screen.progress) draw(plainText(waitText(counts, leftMs)));
    },
    tell: (told) => {
      ({ counts } = told);
      if (quiet) return;
      clear();
      const time = new Date().toISOString().slice(11, 19);
      for (const text of textsOf(told, isFirst)) say(`${time} UTC  ${plainText(text)}`);
      isFirst = false;
    },
  };
}

function textsOf(told: Told, isFirst: boolean): readonly Text[] {
  const { counts } = told;
  if (told.told === 'last-look') return [lastLookText(counts, told.isOver)];
  // Short waits are many, and the progress line has them.
  if (told.told === 'waiting')
    return told.waitMs < waitToldMs && !isFirst ? [] : [waitText(counts, told.waitMs)];
  return told.turns.slice(0, mostTurnsTold).map((turn) => turnText(turn, counts));
}

/** Behind a report that people read; what a program reads is one document alone. */
async function printChanges(
  { before, closing }: { readonly before: Snapshot; readonly closing: Report },
  { format, screen }: Delivery,
): Promise<void> {
  const render = changeRenderers[format.name];
  if (!render) return;
  const compared = changedBetween({ before, after: snapshotOf(closing) });
  const difference = differenceOf(compared, closing.options.failOn);
  await printDocument(difference, (one) => render(one, screen));
}
