import type { AuditHead, Report } from '../../model/audit/report.ts';
import { type LineUpRow, lineUp } from '../../model/standing/line-up.ts';
import type { EarlierAudit, EarlierCell } from '../../model/standing/only-cells.ts';
import { redCells } from '../../model/standing/red-cells.ts';
import { afterLook, cellKey, type Turn } from '../../plan/again/after-look.ts';
import { cellsAgain } from '../../plan/again/cells-again.ts';
import { nextLookMs } from '../../plan/again/next-look-ms.ts';
import { onlyHead } from '../../plan/again/only-head.ts';
import type { LookClock } from './look-clock.ts';

/** Where looking begins, or goes on after a restart. */
export interface Begun {
  /** Of the last look, or of the first audit. */
  readonly report: Report;
  /** All that had been red, and what of it passed since. */
  readonly after: EarlierAudit;
  /** The report is of all of them. */
  readonly isWhole: boolean;
  /** It was seen before a restart: the first look waits for nothing. */
  readonly isEarlier?: boolean;
}

/** What looking needs of the world. */
export interface Looking {
  /** The head of the whole list, as the machine is set now. */
  readonly plan: () => Promise<AuditHead>;
  readonly look: (head: AuditHead) => Promise<Report>;
  readonly clock: LookClock;
  /** Milliseconds after which it ends with one last look; absent: when all is green. */
  readonly forMs?: number | undefined;
  readonly tell: (told: Told) => void;
  readonly signal: AbortSignal;
}

/** What is to be told while it looks. */
export type Told =
  | { readonly told: 'turns'; readonly turns: readonly Turn[]; readonly counts: Counts }
  | { readonly told: 'waiting'; readonly waitMs: number; readonly counts: Counts }
  | { readonly told: 'last-look'; readonly counts: Counts; readonly isOver: boolean };

export interface Counts {
  readonly red: number;
  readonly all: number;
}

/** What it ended with. */
export interface Ended {
  /** Of the last look that came to its end. */
  readonly report: Report;
  /** How often it looked beside the first audit, in this run. */
  readonly looks: number;
  /** It was ended when all had passed once, before the last look at all of them. */
  readonly isUnproved: boolean;
}

/** What is red in the first audit, with what it was asked to try again. */
export function begunWith(report: Report): Begun {
  const { cells } = redCells(report);
  const { after: asked } = report.options.only ?? {};
  if (!asked) {
    return { report, after: { startedAt: report.startedAt, cells, looks: 1 }, isWhole: true };
  }
  const { after } = afterLook({ report, before: asked, known: new Map() });
  const urls = new Set(asked.cells.map(({ url }) => url));
  const further = cells.filter(({ url }) => !urls.has(url));
  return { report, after: { ...after, cells: [...after.cells, ...further] }, isWhole: true };
}

/** The same of the last look of a saved audit, which may have been cut short: then it counts for nothing. */
export function begunAgain(report: Report): Begun {
  const { after } = report.options.only ?? {};
  if (after?.looks === undefined) return { ...begunWith(report), isEarlier: true };
  if (report.finishedAt === undefined || isCut(report)) {
    const next = { ...after, looks: 1 + (after.looks ?? 0) };
    return { report, after: next, isWhole: false, isEarlier: true };
  }
  const isWhole = after.cells.every(({ passedAt }) => passedAt === undefined);
  const looked = afterLook({ report, before: after, known: new Map() });
  return { report, after: looked.after, isWhole, isEarlier: true };
}

/**
 * Looks at what is red, and at nothing else, until all of it has passed, the time is over or the signal is
 * aborted. What passed may fall again: before it says green, and when its time is over, it looks at all that had
 * been red once more. A look that was cut short counts for nothing.
 */
export async function untilGreen(begun: Begun, looking: Looking): Promise<Ended> {
  const { clock, forMs = Number.POSITIVE_INFINITY, signal, tell } = looking;
  let { report, after, isWhole } = begun;
  let known = knownOf(report);
  let looks = 0;
  let isDue = begun.isEarlier ?? false;
  // Time has passed since the last look.
  let isOld = isDue;
  let pace = { quiet: 0, tookMs: 0 };
  const end = (): Ended => ({
    ...{ report, looks },
    isUnproved: !isWhole && countsOf(after).red === 0,
  });
  for (;;) {
    const counts = countsOf(after);
    const isOver = clock.elapsedMs() >= forMs;
    if (signal.aborted || (isWhole && (counts.red === 0 || (isOver && !isOld)))) return end();
    const isLast = counts.red === 0 || isOver;
    if (isLast) {
      tell({ told: 'last-look', counts, isOver });
    } else if (!isDue) {
      const left = Math.max(0, forMs - clock.elapsedMs());
      const waitMs = Math.min(left, nextLookMs(pace, clock.chance()));
      tell({ told: 'waiting', waitMs, counts });
      await clock.wait(waitMs, signal);
      isOld = true;
      // Time may have run out meanwhile, if the machine was asleep by far.
      if (signal.aborted || clock.elapsedMs() >= forMs) continue;
    }
    isDue = false;
    isOld = false;
    const asked = isLast ? allOf(after) : after;
    const head = headOfLook(await looking.plan(), asked);
    if (!head) return end();
    const from = clock.elapsedMs();
    const next = await looking.look(head);
    looks += 1;
    if (signal.aborted && isCut(next)) return end();
    const looked = afterLook({ report: next, before: after, known });
    const { turned } = looked;
    after = looked.after;
    report = next;
    isWhole = asked.cells.every(({ passedAt }) => passedAt === undefined);
    known = new Map([...known, ...knownOf(next)]);
    pace = {
      quiet: turned.length > 0 ? 0 : pace.quiet + 1,
      tookMs: clock.elapsedMs() - from,
    };
    if (turned.length > 0) tell({ told: 'turns', turns: turned, counts: countsOf(after) });
  }
}

/** Undefined where nothing of it is in the list any more. */
function headOfLook(whole: AuditHead, after: EarlierAudit): AuditHead | undefined {
  const cells = cellsAgain(
    whole,
    after.cells.filter(({ passedAt }) => passedAt === undefined),
  );
  return cells.size === 0 ? undefined : onlyHead(whole, { cells, after });
}

function allOf(after: EarlierAudit): EarlierAudit {
  return { ...after, cells: after.cells.map(({ passedAt: _, ...cell }): EarlierCell => cell) };
}

function countsOf({ cells }: EarlierAudit): Counts {
  const red = cells.filter(({ passedAt }) => passedAt === undefined).length;
  return { red, all: cells.length };
}

function isCut({ attempts }: Report): boolean {
  return attempts.some(({ verdict }) => verdict === 'not-run');
}

/** What each red cell was, by which a new reason is seen. */
function knownOf(report: Report): ReadonlyMap<string, LineUpRow['now']> {
  const rows = lineUp(report).map((row) => [cellKey(row), row.now] as const);
  const first = redCells(report).cells.map((cell) => [cellKey(cell), cell] as const);
  return new Map([...first, ...rows]);
}
