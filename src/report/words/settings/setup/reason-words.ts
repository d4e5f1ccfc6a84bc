import type { SetupFacts, SetupLineId, SetupReason } from '../../../../model/guide/setup-line.ts';
import type { Text } from '../../../text/say.ts';

/** What is said of a reason. */
export interface ReasonWords<Reason extends SetupReason> {
  /** What was seen, in a sentence. */
  readonly seen: (facts: SetupFacts[Reason], id: SetupLineId) => Text;
  /** What to do, or where to look. */
  readonly next?: (facts: SetupFacts[Reason], id: SetupLineId) => Text | undefined;
}

/** The words of some reasons, each with the facts that are known with it. */
export type WordsOf<Reasons extends SetupReason> = {
  readonly [Reason in Reasons]: ReasonWords<Reason>;
};
