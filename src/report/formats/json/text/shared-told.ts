import type { Report } from '../../../../model/audit/report.ts';
import type { Finding } from '../../../../model/finding/finding.ts';
import { sharedSubject } from '../../../../model/finding/shared-finding.ts';
import { type Reproduced, reproducedAlone } from '../../../words/reproduce/reproduction.ts';
import { type ToldFinding, toldFindings } from './told-findings.ts';

/**
 * What a report that comes in parts tells of no single target, which is known when all parts are: until then no more
 * is held of each than the lines that show it again are made of.
 */
export class SharedTold {
  readonly #scenes = new Map<string, Reproduced>();

  /** Whether a finding of this part is told at the end; it is asked of each. */
  holds(report: Report, finding: Finding): boolean {
    if (sharedSubject(finding) === undefined) return false;
    this.#scenes.set(finding.id, reproducedAlone(report, finding));
    return true;
  }

  /** Those that were held, as all parts tell them, in the order given. */
  *told(shared: readonly Finding[]): Iterable<ToldFinding> {
    for (const finding of shared) {
      const scene = this.#scenes.get(finding.id);
      if (scene) yield* toldFindings(scene, [finding]);
    }
  }
}
