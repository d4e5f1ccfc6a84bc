import type { Report, Totals } from '../../../model/audit/report.ts';
import type { Finding } from '../../../model/finding/finding.ts';

/** A format that is written part by part, so that a report of any length is never held. */
export interface ReportStream {
  /** Its end tells who signed for whom in all of the audit, which grows with the list. */
  readonly tellsIssuers?: true;
  /**
   * The next part, as it was reported by itself, without what a part before it has told of no single target
   * (`sharedSubject()`).
   */
  readonly part: (report: Report) => Iterable<string>;
  /**
   * What stands at the end, once.
   * @param shared what all parts together tell of no single target, under the id that the first of them gave it.
   */
  readonly end: (whole: Whole, shared: readonly Finding[]) => Iterable<string>;
}

/** What is known of the whole when all parts are done. */
export type Whole = Totals & Pick<Report, 'routes' | 'finishedAt'>;
