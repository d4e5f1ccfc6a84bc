import { listed } from '../../../text/listed.ts';
import { outside, plainText } from '../../../text/say.ts';
import { groupPacAnswers, type PacAnswerGroup } from '../../../view/pac/group-pac-answers.ts';
import type { ShownPac, ShownPacRange, ShownPacRemark } from '../../../view/pac/shown-pac.ts';
import { pacRemarkWords } from '../../../words/pac-remark-words.ts';
import { type Layout, type TableOptions, tableLayout } from '../table-options.ts';
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
    conclusion(groups, layout),
    '',
  ].join('\n');
}

function headLines(pac: ShownPac, layout: Layout): readonly string[] {
  const { source, finalUrl, contentType, sha256, bytes } = pac;
  const facts: readonly (readonly [name: string, value: string | undefined])[] = [
    ['PAC file', source],
    ['found at', finalUrl],
    ['type', contentType],
    ['size', `${bytes} bytes`],
    ['SHA-256', sha256],
  ];
  return facts.flatMap(([name, value]) =>
    value === undefined ? [] : labelled(value, { label: name.padEnd(10), layout }),
  );
}

function section(title: string, lines: readonly string[], { paint }: Layout): readonly string[] {
  return lines.length === 0 ? [] : ['', paint('heading', title), ...lines];
}

/** What a client in a range gets otherwise: each answer with the number of its URLs. */
function rangeLines(layout: Layout): (range: ShownPacRange) => readonly string[] {
  return ({ range, line, as, changed }) => {
    const groups = [...Map.groupBy(changed, ({ answer }) => answer)];
    const lines = groups.flatMap(([answer, urls]) =>
      labelled(`${answer || 'an empty text'} (${urls.length})`, { label: '    there: ', layout }),
    );
    const same = changed.length === 0 ? ', and there nothing is answered otherwise' : '';
    return [
      ...labelled(`${range} (line ${line}), tried as ${as}${same}`, { label: '  ', layout }),
      ...lines,
    ];
  };
}

function remarkLines(layout: Layout): (remark: ShownPacRemark) => readonly string[] {
  return ({ kind, line, detail }) => {
    const { title, what } = pacRemarkWords[kind];
    const place = line === undefined ? '' : `line ${line}: `;
    return [
      `  ${place}${layout.paint('warn', plainText(title))}  ${layout.paint('dim', `[${kind}]`)}`,
      ...labelled(plainText(what(outside(detail))), { label: '    ', layout }),
    ];
  };
}

function patternLines(patterns: readonly string[], layout: Layout): readonly string[] {
  if (patterns.length === 0) return [];
  return labelled(listed(patterns, maxPatterns), { label: '  ', layout, max: 2000 });
}

function conclusion(groups: readonly PacAnswerGroup[], { paint }: Layout): string {
  const count = (some: readonly PacAnswerGroup[]): number =>
    some.reduce((sum, { urls }) => sum + urls.length, 0);
  const failed = groups.filter(({ failure }) => failure !== null);
  const kinds = groups.length - failed.length;
  const urls = count(groups);
  const asked = `${urls} ${urls === 1 ? 'URL' : 'URLs'} asked`;
  const given = `${kinds} different ${kinds === 1 ? 'answer' : 'answers'}`;
  const missing = failed.length === 0 ? '' : `, ${count(failed)} without an answer`;
  return paint(failed.length === 0 ? 'heading' : 'bad', `${asked}: ${given}${missing}.`);
}
