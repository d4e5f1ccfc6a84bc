import type { Rehearsal } from '../../../model/rules/rehearsal.ts';
import { say } from '../../text/say.ts';
import {
  keptTexts,
  rehearsalAnswer,
  unreadTexts,
} from '../../view/targets/rules/rehearsal-texts.ts';
import { type Block, list, section } from '../block.ts';

/** A proposed change as it was tried: what stays red, by the line that keeps it so, and what was not understood. */
export function* rehearsalBlocks(rehearsal: Rehearsal): Generator<Block> {
  yield { kind: 'heading', level: 1, text: say`Rehearsal of a change` };
  yield { kind: 'paragraph', lead: rehearsalAnswer(rehearsal), text: [] };
  for (const { title, lines, answer, why, cure, rows } of keptTexts(rehearsal)) {
    yield* section(title, [
      ...(lines.length > 0 ? [{ kind: 'code' as const, lines }] : []),
      ...[answer, why, cure].flatMap((text) =>
        text ? [{ kind: 'paragraph' as const, text }] : [],
      ),
      ...list(rows),
    ]);
  }
  yield* section(say`Not understood, and nothing guessed of it`, list(unreadTexts(rehearsal)));
}
