import { named, say } from '../../text/say.ts';
import { askedUrl } from '../../view/pac/answer-texts.ts';
import { comparisonOutcome, groupPacChanges } from '../../view/pac/group-pac-changes.ts';
import type { ShownPacComparison } from '../../view/pac/shown-pac-comparison.ts';
import { type Block, type Cell, mapped } from '../block.ts';

/** Which URLs go another way by the new file, by caller, branch and change, as a document. */
export function* pacComparisonBlocks(shown: ShownPacComparison): Generator<Block> {
  yield { kind: 'heading', level: 1, text: say`What a new PAC file changes` };
  yield { kind: 'paragraph', text: comparisonOutcome(shown) };
  yield {
    kind: 'facts',
    heads: [say`PAC file`, say`Place`],
    facts: [
      { label: say`old`, value: named(shown.old) },
      { label: say`new`, value: named(shown.new) },
    ],
  };
  const changes = groupPacChanges(shown);
  if (changes.length === 0) return;
  const heads = [say`Who asks`, say`Before`, say`After`];
  const rows = mapped(changes, ({ title, before, after, urls }): Cell[] => [
    ...[title, before, after],
    say`${urls.length}`,
    { several: mapped(urls, askedUrl) },
  ]);
  yield {
    kind: 'table',
    noun: 'row',
    columns: [
      ...heads.map((head) => ({ head })),
      { head: say`URLs`, isFigure: true },
      { head: say`Which` },
    ],
    groups: [{ rows }],
  };
}
