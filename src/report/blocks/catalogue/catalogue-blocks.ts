import type { Target } from '../../../model/target/target.ts';
import { joined, named, outside, say, type Text } from '../../text/say.ts';
import {
  catalogueTotal,
  leftOutTexts,
  problemText,
  sourceTexts,
  unreadTitle,
} from '../../view/targets/catalogue/catalogue-texts.ts';
import type { ShownCatalogue } from '../../view/targets/catalogue/shown-catalogue.ts';
import {
  skippedGroups,
  skippedName,
  skippedTitle,
} from '../../view/targets/catalogue/skipped-groups.ts';
import { targetGroups } from '../../view/targets/target-groups.ts';
import { targetLabels } from '../../view/targets/target-labels.ts';
import { describeReason } from '../../words/catalogue/describe-reason.ts';
import { type Block, list, mapped, section } from '../block.ts';

/** What stands for a list without regions. */
const noRegion = '-';

/** The targets of an audit as a document: how many, from which lists, each with its reasons, and what is none. */
export function* catalogueBlocks(catalogue: ShownCatalogue): Generator<Block> {
  const left = leftOutTexts(catalogue);
  yield { kind: 'heading', level: 1, text: say`What must be reachable` };
  yield { kind: 'paragraph', text: catalogueTotal(catalogue) };
  yield* sources(catalogue);
  yield* section(say`Targets`, [...targets(catalogue), ...paragraph(left.targets)]);
  yield* section(skippedTitle, [...skipped(catalogue), ...paragraph(left.skipped)]);
  yield* section(unreadTitle, list(catalogue.problems.map(problemText)));
}

function paragraph(text: Text): Block[] {
  return text.length === 0 ? [] : [{ kind: 'paragraph', text: say`… ${text}.` }];
}

function sources({ sources: all }: ShownCatalogue): Block[] {
  if (all.length === 0) return [];
  const facts = all.map((source) => {
    const { place, date, counts } = sourceTexts(source);
    return { label: date.length === 0 ? place : say`${place} of ${date}`, value: counts };
  });
  return [{ kind: 'facts', heads: [say`List`, say`Rows`], facts }];
}

function targets({ targets: all }: ShownCatalogue): Block[] {
  if (all.length === 0) return [];
  const labels = targetLabels(all, { ports: false });
  const rowOf = (target: Target): readonly Text[] => [
    named(labels.get(target.id) ?? target.id),
    say`${target.port}`,
    target.region === noRegion ? [] : outside(target.region),
    target.required ? say`required` : say`optional`,
    joined(target.reasons.map(describeReason), '; '),
  ];
  const heads = [say`Target`, say`Port`, say`Region`, say`Need`, say`Because`];
  return [
    {
      kind: 'table',
      noun: 'target',
      columns: heads.map((head, index) => ({ head, isFigure: index === 1 })),
      groups: targetGroups(all).map(({ title, targets: members }) => ({
        title,
        rows: mapped(members, rowOf),
      })),
    },
  ];
}

function skipped({ skipped: rows }: ShownCatalogue): Block[] {
  if (rows.length === 0) return [];
  const heads = [say`Reason`, say`Rows`, say`Which`];
  const made = mapped(skippedGroups(rows), ({ reason, rows: members }) => [
    reason,
    say`${members.length}`,
    { several: mapped(members, skippedName) },
  ]);
  return [
    {
      kind: 'table',
      noun: 'row',
      columns: heads.map((head, index) => ({ head, isFigure: index === 1 })),
      groups: [{ rows: made }],
    },
  ];
}
