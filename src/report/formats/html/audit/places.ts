import type { Report } from '../../../../model/audit/report.ts';
import type { Finding } from '../../../../model/finding/finding.ts';
import { mainFindings } from '../../../view/findings/main-findings.ts';
import { orderCauses } from '../../../view/findings/order-causes.ts';
import { maxEntries } from '../html-entries.ts';

/** Where a page tells of what, as the id of an element; undefined where it does not. */
export interface Places {
  /** The row of a target in the matrix. */
  readonly row: (target: string) => string | undefined;
  /** The cause that a finding is part of. */
  readonly cause: (finding: Finding | undefined) => string | undefined;
  /** The cause that best explains a target over a route. */
  readonly why: (target: string, route: string) => string | undefined;
  /** The steps of a target. */
  readonly steps: (target: string) => string | undefined;
}

/**
 * The places of a page: `m7` is the row and `t7` the steps of the seventh target, `c3` the third cause, as
 * `htmlEntries()` numbers them. No name of a target is in them.
 */
export function placesOf(
  report: Pick<Report, 'targets' | 'findings' | 'verdicts'>,
  maxRows: number,
): Places {
  const numbers = new Map(report.targets.map(({ id }, index) => [id, index + 1]));
  const causes = new Map<Finding, number>();
  for (const [index, { findings }] of orderCauses(report.findings).slice(0, maxEntries).entries())
    for (const finding of findings) causes.set(finding, index + 1);
  const main = mainFindings(report);
  const cause: Places['cause'] = (finding) => {
    const number = finding && causes.get(finding);
    return number === undefined ? undefined : `c${number}`;
  };
  return {
    row: (target) => {
      const number = numbers.get(target);
      return number === undefined || number > maxRows ? undefined : `m${number}`;
    },
    cause,
    why: (target, route) => cause(main(target, route)),
    steps: (target) => {
      const number = numbers.get(target);
      return number === undefined ? undefined : `t${number}`;
    },
  };
}
