import type { VerdictName } from '../../../model/finding/verdict.ts';
import { say, type Text } from '../../text/say.ts';

/** How a verdict is shown. */
export interface VerdictInfo {
  /** In a cell of a table: at most eight letters, plain ASCII. */
  readonly word: Text;
  /** In running text. */
  readonly name: Text;
  readonly meaning: Text;
}

/** The words of every verdict. */
export const verdictWords: Readonly<Record<VerdictName, VerdictInfo>> = {
  reachable: { word: say`ok`, name: say`reachable`, meaning: say`the service gave its own answer` },
  degraded: { word: say`degraded`, name: say`degraded`, meaning: say`it passes, with a weakness` },
  blocked: {
    word: say`BLOCKED`,
    name: say`blocked`,
    meaning: say`something between this machine and the service stops it`,
  },
  down: {
    word: say`DOWN`,
    name: say`down`,
    meaning: say`the service itself fails, not the network`,
  },
  inconclusive: {
    word: say`unclear`,
    name: say`inconclusive`,
    meaning: say`inconclusive: it fails, and the evidence fits more than one cause`,
  },
  'not-applicable': {
    word: say`n/a`,
    name: say`not applicable`,
    meaning: say`not applicable: the question does not arise on this route`,
  },
  'not-run': {
    word: say`not run`,
    name: say`not run`,
    meaning: say`never asked, or not to the end`,
  },
};
