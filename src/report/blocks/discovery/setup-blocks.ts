import type { SetupGuide, SetupLine } from '../../../model/guide/setup-line.ts';
import { say } from '../../text/say.ts';
import { setupAnswer, setupTexts } from '../../view/discovery/setup-texts.ts';
import { type Block, section, table } from '../block.ts';

const title = say`Set-up of Defender for Endpoint`;

/** The set-up guide as a document: how it stands, and each step with what it rests on and what is next. */
export function* setupBlocks(guide: SetupGuide): Generator<Block> {
  yield { kind: 'heading', level: 1, text: title };
  yield* stepBlocks(guide.lines);
}

/** The same as a part of an audit's report, which says what it was made from. */
export function setupSection(lines: readonly SetupLine[]): readonly Block[] {
  return section(title, [...stepBlocks(lines)]);
}

function* stepBlocks(lines: readonly SetupLine[]): Generator<Block> {
  yield { kind: 'paragraph', lead: setupAnswer(lines), text: [] };
  const heads = [say`Step`, say`State`, say`What was seen`, say`Where`, say`What is next`];
  const rows = setupTexts(lines).map(({ title, stateText, seen, field, next }) => [
    ...[title, stateText, seen, field, next],
  ]);
  yield* table(heads, rows);
}
