import { named, outside, say, type Text } from '../../text/say.ts';
import { answerText, askedUrl, otherText } from '../../view/pac/answer-texts.ts';
import { groupPacAnswers, type PacAnswerGroup } from '../../view/pac/group-pac-answers.ts';
import { pacConclusion } from '../../view/pac/pac-conclusion.ts';
import { pacFacts } from '../../view/pac/pac-facts.ts';
import { pacAlerts, pacLookups } from '../../view/pac/pac-trace.ts';
import { rangeAnswers, rangeText } from '../../view/pac/range-texts.ts';
import type { ShownPac, ShownPacRemark } from '../../view/pac/shown-pac.ts';
import { pacRemarkWords } from '../../words/pac-remark-words.ts';
import { type Block, type Cell, list, mapped, section, table } from '../block.ts';

/**
 * What a PAC file answers as a document: what it comes to, remarks with the line of the script, each
 * answer with its URLs, the names that the script asked for, and what it said through `alert`.
 */
export function* pacBlocks(pac: ShownPac): Generator<Block> {
  const { answers, ranges = [], remarks, notAsked = [] } = pac;
  const groups = groupPacAnswers(answers);
  yield { kind: 'heading', level: 1, text: say`What a PAC file answers` };
  yield { kind: 'paragraph', text: pacConclusion(groups) };
  yield { kind: 'facts', heads: [say`What`, say`Value`], facts: pacFacts(pac) };
  yield* section(say`Remarks`, remarks.length === 0 ? [] : [remarkList(remarks)]);
  yield* section(say`Answers`, answerTable(groups));
  yield* section(
    say`Address ranges that the script names`,
    table(
      [say`Range`, say`Answered there`],
      ranges.map((range) => [rangeText(range), { several: rangeAnswers(range) }]),
    ),
  );
  yield* section(
    say`Names that the script asked for`,
    table(
      [say`Name`, say`Told`],
      pacLookups(answers).map(({ name, told }) => [named(name), told]),
    ),
  );
  yield* section(
    say`What the script said`,
    list(pacAlerts(answers).map(({ text, times }) => say`"${outside(text)}"${times}`)),
  );
  yield* section(say`Not asked, as no name of them is known`, list(notAsked.map(named)));
}

function answerTable(groups: readonly PacAnswerGroup[]): Block[] {
  if (groups.length === 0) return [];
  const heads = [say`Answer`, say`Means`, say`Others get`];
  return [
    {
      kind: 'table',
      noun: 'row',
      columns: [
        ...heads.map((head) => ({ head })),
        { head: say`URLs`, isFigure: true },
        { head: say`Which` },
      ],
      groups: [{ rows: mapped(groups, answerRow) }],
    },
  ];
}

function answerRow(group: PacAnswerGroup): Cell[] {
  const { means = '', other, urls } = group;
  return [
    answerText(group),
    outside(means),
    other ? otherText(other) : [],
    say`${urls.length}`,
    { several: mapped(urls, askedUrl) },
  ];
}

function remarkList(remarks: readonly ShownPacRemark[]): Block {
  return {
    kind: 'list',
    items: mapped(remarks, ({ kind, line, detail }) => {
      const { title, what } = pacRemarkWords[kind];
      const place: Text = line === undefined ? [] : say`Line ${line}: `;
      return { lead: say`${place}${title}.`, text: say` ${what(outside(detail))}` };
    }),
  };
}
