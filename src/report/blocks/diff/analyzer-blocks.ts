import type { AnalyzerComparison } from '../../../model/compared/analyzer-comparison.ts';
import { outside, say } from '../../text/say.ts';
import {
  type AnalyzerGroup,
  analyzerAnswer,
  analyzerGroups,
  analyzerRemarks,
  toolNames,
} from '../../view/audit/diff/analyzer-texts.ts';
import { type Block, list, mapped, section } from '../block.ts';

/** Microsoft's own test beside an audit, as a document: where they differ first. */
export function* analyzerBlocks(comparison: AnalyzerComparison): Generator<Block> {
  yield { kind: 'heading', level: 1, text: say`Microsoft's own test, beside an audit` };
  yield { kind: 'paragraph', lead: analyzerAnswer(comparison), text: [] };
  const { file, tool, auditedAt } = comparison;
  yield {
    kind: 'facts',
    heads: [say`What`, say`Value`],
    facts: [
      { label: say`test`, value: outside(file) },
      { label: say`made by`, value: toolNames[tool] },
      ...(auditedAt === undefined ? [] : [{ label: say`audit`, value: outside(auditedAt) }]),
    ],
  };
  yield* list(analyzerRemarks(comparison));
  for (const group of analyzerGroups(comparison)) yield* groupBlocks(group);
}

function groupBlocks({ title, rows }: AnalyzerGroup): Block[] {
  const heads = [say`Address`, say`There`, say`Here`, say`Why they may differ`];
  const cells = mapped(rows, ({ url, theirs, ours, reasons }) => [
    url,
    theirs,
    ours ?? [],
    { several: reasons },
  ]);
  const columns = heads.map((head) => ({ head }));
  return section(title, [{ kind: 'table', noun: 'row', columns, groups: [{ rows: cells }] }]);
}
