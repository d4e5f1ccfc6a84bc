import type { FindingKind } from './finding.ts';
import type { Report } from './report.ts';
import type { Target } from './target.ts';

/** What is known not to pass, and counts for nothing until a day. */
export interface Waiver {
  /** A URL of the audit, or a host. */
  readonly target: string;
  /** The name of a route; absent: over each. */
  readonly route?: string;
  /** For one cause alone. */
  readonly kind?: FindingKind;
  /** `2027-01-31`: the last day, UTC. */
  readonly until: string;
  readonly reason: string;
}

/** More than these are a list of their own. */
export const mostWaivers = 1000;

/** Whether a text is a day: `2027-01-31`. */
export function isDay(text: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** Whether an audit was begun after the last day of a waiver; the audit's own time decides, and no clock. */
export function isOver({ until }: Waiver, { startedAt }: Pick<Report, 'startedAt'>): boolean {
  return startedAt.slice(0, until.length) > until;
}

/** A target over a route. */
export interface WaivedCell {
  readonly target: Pick<Target, 'id' | 'host' | 'url'>;
  readonly route: string;
}

export type Waived = Pick<Report, 'options' | 'findings' | 'startedAt'>;

/** Whether a waiver speaks of a cell, whatever the day. Made once for a report, linear in its findings. */
export function waiverTest({
  findings,
  options: { waivers = [] },
}: Waived): (waiver: Waiver, cell: WaivedCell) => boolean {
  const kinds = new Map<string, Set<FindingKind>>();
  const isAsked = waivers.some(({ kind }) => kind !== undefined);
  for (const { kind, severity, target, route } of isAsked ? findings : []) {
    if (severity !== 'error' || target === undefined) continue;
    const key = keyOf(target, route);
    kinds.set(key, (kinds.get(key) ?? new Set()).add(kind));
  }
  return ({ target: wanted, route, kind }, cell) => {
    const { id, host, url } = cell.target;
    if (wanted.toLowerCase() !== host.toLowerCase() && wanted !== url) return false;
    if (route !== undefined && route !== cell.route) return false;
    if (kind === undefined) return true;
    return [keyOf(id, cell.route), keyOf(id)].some((key) => kinds.get(key)?.has(kind));
  };
}

/** The waiver in force for a cell on the day of the audit; undefined where none is. */
export function waiversOf(report: Waived): (cell: WaivedCell) => Waiver | undefined {
  const valid = (report.options.waivers ?? []).filter((waiver) => !isOver(waiver, report));
  if (valid.length === 0) return () => undefined;
  const isFor = waiverTest(report);
  return (cell) => valid.find((waiver) => isFor(waiver, cell));
}

function keyOf(target: string, route: string = ''): string {
  return JSON.stringify([target, route]);
}
