import { hostAndPort } from '../address/endpoint.ts';
import type { Report } from '../audit/report.ts';
import type { FindingKind } from '../finding/finding.ts';
import type { Target } from '../target/target.ts';
import type { Waiver } from './waiver.ts';

type Times = Pick<Report, 'startedAt' | 'resumedAt'>;

/**
 * Whether an audit was begun, or went on, after the last day of a waiver (UTC); the audit's own time decides, and no clock. One
 * whose time cannot be read is under none.
 */
export function isOver({ until }: Waiver, { startedAt, resumedAt = [] }: Times): boolean {
  const times = [startedAt, ...resumedAt].map((time) => Date.parse(time));
  const last = Math.max(...times);
  // A day has 86,400 seconds in UTC, as Date counts them.
  return !(last < Date.parse(until) + 86_400_000);
}

/** A target over a route. */
export interface WaivedCell {
  readonly target: Pick<Target, 'id' | 'host' | 'port' | 'url'>;
  readonly route: string;
}

export type Waived = Pick<Report, 'options' | 'findings' | 'startedAt' | 'resumedAt'>;

/** Whether a waiver speaks of a cell, whatever the day. Made once for a report, linear in its findings. */
export function waiverTest(report: Waived): (waiver: Waiver, cell: WaivedCell) => boolean {
  const causesOf = causes(report);
  return (waiver, cell) => {
    const { route, kind } = waiver;
    if (!isNamed(waiver, cell.target)) return false;
    if (route !== undefined && route !== cell.route) return false;
    return kind === undefined || causesOf(cell).has(kind);
  };
}

/** Whether a waiver names a target: by its host, with or without its port, or by its URL. */
export function isNamed({ target }: Waiver, { host, port, url }: WaivedCell['target']): boolean {
  const wanted = target.toLowerCase();
  if (wanted === host.toLowerCase() || target === url) return true;
  return wanted === hostAndPort(host, port).toLowerCase();
}

/**
 * The waiver in force for a cell on the day of the audit; undefined where none is. Those of one cause each must
 * be for every cause that was found: what else stops the cell is not waived.
 */
export function waiversOf(report: Waived): (cell: WaivedCell) => Waiver | undefined {
  const valid = (report.options.waivers ?? []).filter((waiver) => !isOver(waiver, report));
  if (valid.length === 0) return () => undefined;
  const isFor = waiverTest(report);
  const causesOf = causes(report);
  return (cell) => {
    const some = valid.filter((waiver) => isFor(waiver, cell));
    const whole = some.find(({ kind }) => kind === undefined);
    if (whole || some.length === 0) return whole;
    const kinds = new Set(some.map(({ kind }) => kind));
    return [...causesOf(cell)].every((kind) => kinds.has(kind)) ? some[0] : undefined;
  };
}

/** The causes of a cell: its errors, and where it has none, and what is degraded fails, its warnings. */
function causes({
  findings,
  options: { waivers = [], failOn },
}: Waived): (cell: WaivedCell) => ReadonlySet<FindingKind> {
  const kinds = new Map<string, Set<FindingKind>>();
  const isAsked = waivers.some(({ kind }) => kind !== undefined);
  for (const { kind, severity, target, route } of isAsked ? findings : []) {
    if (severity === 'info' || target === undefined) continue;
    const key = keyOf(severity, target, route);
    kinds.set(key, (kinds.get(key) ?? new Set()).add(kind));
  }
  const at = (severity: string, { target, route }: WaivedCell): ReadonlySet<FindingKind> =>
    new Set(
      [keyOf(severity, target.id, route), keyOf(severity, target.id)].flatMap((key) => [
        ...(kinds.get(key) ?? []),
      ]),
    );
  return (cell) => {
    const errors = at('error', cell);
    return errors.size > 0 || failOn !== 'degraded' ? errors : at('warning', cell);
  };
}

function keyOf(...[severity, target, route = '']: readonly (string | undefined)[]): string {
  return JSON.stringify([severity, target, route]);
}
