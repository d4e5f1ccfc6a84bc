import { named, outside, say, type Text } from '../../text/say.ts';
import type { ShownPacRange } from './shown-pac.ts';

/** An address range that a script names, and as which client it was asked. */
export function rangeText({ range, line, as, changed }: ShownPacRange): Text {
  const same = changed.length === 0 ? say`, and there nothing is answered otherwise` : undefined;
  return say`${named(range)} (line ${line}), tried as ${named(as)}${same}`;
}

/** What a client there gets otherwise, each answer with the number of its URLs. */
export function rangeAnswers({ changed }: ShownPacRange): readonly Text[] {
  return [...Map.groupBy(changed, ({ answer }) => answer)].map(
    ([answer, urls]) => say`${answer ? outside(answer) : say`an empty text`} (${urls.length})`,
  );
}
