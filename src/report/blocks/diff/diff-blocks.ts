import type { ComparedAudit, Difference } from '../../../model/compared/difference.ts';
import { named, outside, say, type Text } from '../../text/say.ts';
import {
  aloneTexts,
  type DiffGroup,
  diffAnswer,
  diffGroups,
  givenLabel,
  latencyRemark,
  latencyText,
  newlyRedSentence,
  routeText,
  valueText,
  worseSentence,
} from '../../view/audit/diff/diff-texts.ts';
import { type Block, list, mapped, section, table } from '../block.ts';

/** What changed between two audits, as a document: the answer, what broke, and what may be why. */
export function* diffBlocks(difference: Difference): Generator<Block> {
  yield { kind: 'heading', level: 1, text: say`What changed between two audits` };
  yield* answered(difference);
  yield { kind: 'paragraph', text: worseSentence(difference) };
  yield* detailed(difference);
}

/** The same behind the report of the later audit, which says itself how it ended. */
export function* changeBlocks(difference: Difference): Generator<Block> {
  yield { kind: 'heading', level: 2, text: say`What changed since the first audit` };
  yield* answered(difference);
  yield* detailed(difference);
}

function* answered(difference: Difference): Generator<Block> {
  yield { kind: 'paragraph', lead: diffAnswer(difference), text: [] };
  const red = newlyRedSentence(difference);
  if (red.length > 0) yield { kind: 'paragraph', text: red };
}

function* detailed(difference: Difference): Generator<Block> {
  const { before, after, given } = difference;
  yield {
    kind: 'facts',
    heads: [say`Audit`, say`Made`],
    facts: [
      { label: say`before`, value: madeText(before) },
      { label: say`after`, value: madeText(after) },
    ],
  };
  for (const group of diffGroups(difference)) yield* groupBlocks(group);
  const remark = latencyRemark(difference);
  yield* section(say`Latency`, [
    ...list(difference.latency.map(latencyText)),
    ...(remark.length > 0 ? [{ kind: 'paragraph' as const, text: remark }] : []),
  ]);
  const rows = given.map((one) => [givenLabel(one), valueText(one.before), valueText(one.after)]);
  yield* section(
    say`What the audits were given`,
    table([say`What`, say`Before`, say`After`], rows),
  );
  yield* section(say`In one audit alone`, list(aloneTexts(difference)));
}

/** When an audit was made, and of how many targets. */
function madeText({ startedAt, targets }: ComparedAudit): Text {
  return say`${outside(startedAt)}, ${targets} targets`;
}

function groupBlocks({ title, rows }: DiffGroup): Block[] {
  const heads = [say`Target`, say`Route`, say`Before`, say`After`, say`Seen otherwise`];
  const cells = mapped(rows, (row) => [
    say`${named(row.url)}${row.isOptional ? say` (optional)` : undefined}`,
    routeText(row),
    row.before,
    row.after,
    { several: row.seen, isLines: true },
  ]);
  const columns = heads.map((head) => ({ head }));
  return section(say`${title} (${rows.length})`, [
    { kind: 'table', noun: 'row', columns, groups: [{ rows: cells }] },
  ]);
}
