import { listed } from '../../../text/listed.ts';
import { outside, plainText } from '../../../text/say.ts';
import { groupPacAnswers } from '../../../view/pac/group-pac-answers.ts';
import { pacConclusion } from '../../../view/pac/pac-conclusion.ts';
import { pacFacts } from '../../../view/pac/pac-facts.ts';
import { rangeAnswers, rangeText } from '../../../view/pac/range-texts.ts';
import type { ShownPac, ShownPacRange, ShownPacRemark } from '../../../view/pac/shown-pac.ts';
import { pacRemarkWords } from '../../../words/pac-remark-words.ts';
import { type Layout, type TableOptions, tableLayout } from '../table-options.ts';
import { kindTitle } from '../text/kind-title.ts';
import { labelled } from '../text/labelled.ts';
import { pacAnswerLines } from './pac-answer-lines.ts';
import { pacAlertLines, pacLookupLines } from './pac-trace-lines.ts';

const maxPatterns = 20;

/**
 * What a PAC file answers, for a terminal: each answer with the number of its URLs and their
 * hosts, the names that the script asked for, what it said through `alert`, and remarks with the
 * line of the script. Ends in a newline.
 */
export function renderPac(pac: ShownPac, options: TableOptions): string {
  const layout = tableLayout(options);
  const { answers, ranges = [], remarks, notAsked = [] } = pac;
  const groups = groupPacAnswers(answers);
  return [
    ...headLines(pac, layout),
    ...section('Answers', pacAnswerLines(groups, layout), layout),
    ...section('Address ranges that the script names', ranges.flatMap(rangeLines(layout)), layout),
    ...section('Names that the script asked for', pacLookupLines(answers, layout), layout),
    ...section('What the script said', pacAlertLines(answers, layout), layout),
    ...section('Remarks', remarks.flatMap(remarkLines(layout)), layout),
    ...section('Not asked, as no name of them is known', patternLines(notAsked, layout), layout),
    '',
    layout.paint(
      groups.some(({ failure }) => failure) ? 'bad' : 'heading',
      plainText(pacConclusion(groups)),
    ),
    '',
  ].join('\n');
}

function headLines(pac: ShownPac, layout: Layout): readonly string[] {
  return pacFacts(pac).flatMap(({ label, value }) =>
    labelled(plainText(value), { label: plainText(label).padEnd(10), layout }),
  );
}

function section(title: string, lines: readonly string[], { paint }: Layout): readonly string[] {
  return lines.length === 0 ? [] : ['', paint('heading', title), ...lines];
}

/** What a client in a range gets otherwise: each answer with the number of its URLs. */
function rangeLines(layout: Layout): (range: ShownPacRange) => readonly string[] {
  return (range) => [
    ...labelled(plainText(rangeText(range)), { label: '  ', layout }),
    ...rangeAnswers(range).flatMap((answer) =>
      labelled(plainText(answer), { label: '    there: ', layout }),
    ),
  ];
}

function remarkLines(layout: Layout): (remark: ShownPacRemark) => readonly string[] {
  return ({ kind, line, detail }) => {
    const { title, what } = pacRemarkWords[kind];
    const place = line === undefined ? '' : `line ${line}: `;
    return [
      ...kindTitle(`${place}${plainText(title)}`, kind, layout),
      ...labelled(plainText(what(outside(detail))), { label: '    ', layout }),
    ];
  };
}

function patternLines(patterns: readonly string[], layout: Layout): readonly string[] {
  if (patterns.length === 0) return [];
  return labelled(listed(patterns, maxPatterns), { label: '  ', layout, max: 2000 });
}
