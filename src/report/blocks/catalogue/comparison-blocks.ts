import { joined, lowerCase, named, say, type Text } from '../../text/say.ts';
import type {
  ComparedAddress,
  ComparedLists,
} from '../../view/targets/catalogue/compared-lists.ts';
import {
  type ComparedSection,
  comparedFields,
  comparedName,
  comparedNeed,
  comparedPlaces,
  comparedSections,
} from '../../view/targets/catalogue/comparison-texts.ts';
import { type Block, type Items, mapped, section } from '../block.ts';

/** What a new list adds, drops and changes against an old one, as a document. */
export function* comparisonBlocks(lists: ComparedLists): Generator<Block> {
  const sections = comparedSections(lists);
  yield { kind: 'heading', level: 1, text: say`What changed between two lists` };
  yield {
    kind: 'facts',
    heads: [say`List`, say`Which`],
    facts: [
      { label: say`before`, value: comparedName(lists.before, lists.beforeDate) },
      { label: say`after`, value: comparedName(lists.after, lists.afterDate) },
      ...sections.map(({ title, changes }) => ({
        label: lowerCase(title),
        value: say`${changes.length}`,
      })),
    ],
  };
  for (const one of sections) yield* section(one.title, changes(one));
}

function changes({ changes: all }: ComparedSection): Block[] {
  if (all.length === 0) return [];
  const isChange = all.some(({ change }) => change === 'changed');
  const heads = isChange
    ? [say`Address`, say`Of`, say`What`, say`Before`, say`After`]
    : [say`Address`, say`Of`, say`Need`];
  const rows = isChange ? changedRows(all) : mapped(all, movedRow);
  return [
    {
      kind: 'table',
      noun: 'target',
      columns: heads.map((head) => ({ head })),
      groups: [{ rows }],
    },
  ];
}

function movedRow(change: ComparedAddress): readonly Text[] {
  return [named(change.url), placeOf(change), comparedNeed(change)];
}

/** A fact a row. */
function changedRows(all: readonly ComparedAddress[]): Items<readonly Text[]> {
  return all.flatMap((change) =>
    comparedFields(change).map(({ name, before, after }) => {
      return [named(change.url), placeOf(change), name, before, after];
    }),
  );
}

function placeOf(change: ComparedAddress): Text {
  return joined(comparedPlaces(change), ', ');
}
