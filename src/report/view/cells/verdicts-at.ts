import type { Report } from '../../../model/audit/report.ts';
import type { Verdict } from '../../../model/finding/verdict.ts';
import { madeOnce } from './made-once.ts';

/** The verdict of a target over a route, or, without one, as a whole. */
export type VerdictsAt = (target: string, route?: string) => Verdict | undefined;

/**
 * Looks up verdicts. Those of one target alone are known by their routes at a time, since targets are told one after
 * another: a key for each of 40,000 cells took ten times what is held so. Linear in the verdicts where they are.
 */
export const verdictsAt: (report: Pick<Report, 'verdicts'>) => VerdictsAt = madeOnce(
  ({ verdicts }) => {
    const byTarget = Map.groupBy(verdicts, ({ target }) => target);
    let last: string | undefined;
    let own: ReadonlyMap<string | undefined, Verdict> = new Map();
    return (target, route) => {
      if (target !== last) {
        last = target;
        own = new Map(byTarget.get(target)?.map((one) => [one.route, one]));
      }
      return own.get(route);
    };
  },
);
