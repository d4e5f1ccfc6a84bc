import type { SetupGuide } from '../../../model/guide/setup-line.ts';
import { say } from '../../text/say.ts';
import { setupAnswer, setupTexts } from '../../view/discovery/setup-texts.ts';
import { type Block, table } from '../block.ts';

/** The set-up guide as a document: how it stands, and each step with what it rests on and what is next. */
export function* setupBlocks(guide: SetupGuide): Generator<Block> {
  yield { kind: 'heading', level: 1, text: say`Set-up of Defender for Endpoint` };
  yield { kind: 'paragraph', lead: setupAnswer(guide), text: [] };
  const heads = [say`Step`, say`State`, say`What was seen`, say`Where`, say`What is next`];
  const rows = setupTexts(guide).map(({ title, stateText, seen, field, next }) => [
    ...[title, stateText, seen, field, next],
  ]);
  yield* table(heads, rows);
}
