import type { VerdictName } from '../../model/report.ts';

/** How a verdict is shown. */
export interface VerdictInfo {
  /** In a cell of a table: at most eight letters, plain ASCII. */
  readonly word: string;
  /** In running text. */
  readonly name: string;
  readonly meaning: string;
}

/** The words of every verdict. */
export const verdictWords: Readonly<Record<VerdictName, VerdictInfo>> = {
  reachable: { word: 'ok', name: 'reachable', meaning: 'the service gave its own answer' },
  degraded: { word: 'degraded', name: 'degraded', meaning: 'it passes, with a weakness' },
  blocked: {
    word: 'BLOCKED',
    name: 'blocked',
    meaning: 'something between this machine and the service stops it',
  },
  down: { word: 'DOWN', name: 'down', meaning: 'the service itself fails, not the network' },
  inconclusive: {
    word: 'unclear',
    name: 'inconclusive',
    meaning: 'inconclusive: it fails, and the evidence fits more than one cause',
  },
  'not-applicable': {
    word: 'n/a',
    name: 'not applicable',
    meaning: 'not applicable: the question does not arise on this route',
  },
  'not-run': { word: 'not run', name: 'not run', meaning: 'never asked, or not to the end' },
};
