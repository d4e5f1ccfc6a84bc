import { named, ours, say } from '../../text/say.ts';
import type { ShownWays } from '../../view/discovery/ways/shown-ways.ts';
import { wayOfRow, wayTexts } from '../../view/discovery/ways/way-texts.ts';
import { componentNames } from '../../words/settings/component-words.ts';
import { type Block, mapped, section } from '../block.ts';

/** The matrix URL × component × way as a document: each component, then each URL with its way. */
export function* waysBlocks(shown: ShownWays): Generator<Block> {
  yield { kind: 'heading', level: 1, text: say`Ways of the components` };
  yield* section(say`Components`, componentBlocks(shown));
  yield* section(say`Targets`, targetBlocks(shown));
}

function componentBlocks(shown: ShownWays): Block[] {
  return wayTexts(shown).flatMap(({ name, way, cause, next, lost }) => {
    const facts = [
      { label: say`way`, value: way },
      { label: say`because`, value: cause },
      { label: say`where it fails`, value: next },
      { label: say`not taken`, value: lost },
    ];
    return section(
      name,
      [
        {
          kind: 'facts',
          heads: [say`Step`, say`Way`],
          facts: facts.filter(({ value }) => value.length > 0),
        },
      ],
      3,
    );
  });
}

function targetBlocks({ rows }: ShownWays): Block[] {
  if (rows.length === 0) return [];
  const heads = [say`URL`, say`System`, say`Component`, say`Way`];
  return [
    {
      kind: 'table',
      noun: 'row',
      columns: heads.map((head) => ({ head })),
      groups: [
        {
          rows: mapped(rows, (row) => [
            named(row.url),
            ours(row.os),
            componentNames[row.component],
            wayOfRow(row),
          ]),
        },
      ],
    },
  ];
}
