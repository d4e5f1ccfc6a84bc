import type { SelfTest } from '../../model/compared/self-test.ts';
import { verdictNames } from '../../model/finding/verdict.ts';
import { ours, say, type Text } from '../text/say.ts';
import { countAt, namesOf } from '../view/self-test/self-test-matrix.ts';
import * as texts from '../view/self-test/self-test-texts.ts';
import { verdictWords } from '../words/verdict/verdict-words.ts';
import { type Block, list, mapped, section } from './block.ts';

/**
 * The lab's self-test as a document: how often each kind was expected, reported, and both at one
 * place; which kinds and verdicts were taken for others; and each mistake.
 */
export function* selfTestBlocks(result: SelfTest): Generator<Block> {
  const { repeatedText, durationText, mistakeText } = texts;
  yield { kind: 'heading', level: 1, text: say`Self-test of the lab` };
  const said = [texts.mistakeCounts(result), repeatedText(result), durationText(result)];
  yield* list([texts.selfTestTitle(result), ...said].filter((text) => text.length > 0));
  yield* section(say`Findings, by host and route`, kinds(result));
  yield* section(say`Verdicts, expected down, reported across`, verdicts(result));
  yield* section(say`Confused`, confusions(result));
  yield* section(say`Mistakes`, list(result.mistakes.map(mistakeText)));
}

function kinds(result: SelfTest): Block[] {
  const unplayed = texts.unplayedText(result);
  const heads = [say`Expected`, say`Reported`, say`Matched`];
  const rows = mapped(result.kinds, ({ kind, expected, reported, matched }) => [
    ours(kind),
    ...[expected, reported, matched].map((count) => say`${count}`),
  ]);
  return [
    {
      kind: 'table',
      noun: 'row',
      columns: [{ head: say`Kind` }, ...heads.map((head) => ({ head, isFigure: true }))],
      groups: [{ rows }],
    },
    ...(unplayed.length === 0 ? [] : [{ kind: 'paragraph' as const, text: unplayed }]),
  ];
}

function verdicts({ verdicts: cells }: SelfTest): Block[] {
  const across = namesOf(cells, { names: verdictNames, sides: ['reported'] });
  const down = namesOf(cells, { names: verdictNames, sides: ['expected'] });
  const columns = across.map((name) => ({
    head: name ? verdictWords[name].word : none,
    isFigure: true,
  }));
  const rows = mapped(down, (expected): Text[] => [
    expected ? ours(expected) : none,
    ...across.map((reported) => countText(countAt(cells, { expected, reported }))),
  ]);
  return [
    {
      kind: 'table',
      noun: 'row',
      columns: [{ head: say`Expected` }, ...columns],
      groups: [{ rows }],
    },
  ];
}

const none = say`(none)`;

function countText(count: number): Text {
  return count === 0 ? [] : say`${count}`;
}

function confusions({ confusions: cells }: SelfTest): Block[] {
  const rows = cells.map(({ expected, reported, count }) => [
    ...[expected ? ours(expected) : none, reported ? ours(reported) : none, say`${count}`],
  ]);
  const columns = [
    ...[{ head: say`Expected` }, { head: say`Reported` }],
    { head: say`Count`, isFigure: true },
  ];
  return rows.length === 0 ? [] : [{ kind: 'table', noun: 'row', columns, groups: [{ rows }] }];
}
