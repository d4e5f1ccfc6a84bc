import type { SetupLine, SetupState } from '../../../model/guide/setup-line.ts';
import { outside, say, type Text } from '../../text/say.ts';
import { causeWords } from '../../words/settings/setup/cause-words.ts';
import {
  setupStateWords,
  setupTitles,
  stateCounts,
} from '../../words/settings/setup/setup-titles.ts';

/** One step of the guide as a format shows it. */
export interface SetupTexts {
  readonly title: Text;
  readonly state: SetupState;
  readonly stateText: Text;
  /** What was seen, in a sentence. */
  readonly seen: Text;
  /** The field or the place that this rests on; empty where nothing was read. */
  readonly field: Text;
  /** What to do, or where to look; empty where nothing is. */
  readonly next: Text;
}

/** How the steps stand, in a sentence. */
export function setupAnswer(lines: readonly SetupLine[]): Text {
  const counts = new Map<SetupState, number>();
  for (const { state } of lines) counts.set(state, (counts.get(state) ?? 0) + 1);
  return say`Of ${lines.length} steps of the set-up guide: ${stateCounts(counts)}.`;
}

/** Each step, in the order of the guide. */
export function setupTexts(lines: readonly SetupLine[]): readonly SetupTexts[] {
  return lines.map(setupText);
}

/** One of them. */
export function setupText(line: SetupLine): SetupTexts {
  const { id, state, field = '' } = line;
  return {
    title: setupTitles[id],
    state,
    stateText: setupStateWords[state],
    ...causeWords(line, id),
    field: outside(field),
  };
}
