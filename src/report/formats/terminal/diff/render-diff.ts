import type { Difference } from '../../../../model/compared/difference.ts';
import { plainText, type Text } from '../../../text/say.ts';
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
} from '../../../view/audit/diff/diff-texts.ts';
import { type Layout, type TableOptions, tableLayout } from '../table-options.ts';
import { labelled } from '../text/labelled.ts';

const maxRows = 40;

/**
 * What changed between two audits: the answer first. Long lists are cut, and counted, unless all is asked
 * for. Ends in a newline.
 */
export function renderDiff(difference: Difference, options: DiffOptions): string {
  const layout = layoutOf(options);
  const answer = [diffAnswer(difference), newlyRedSentence(difference), worseSentence(difference)];
  return textOf(difference, { answer, layout });
}

/** The same behind the report of the later audit, which says itself how it ended. */
export function renderChanges(difference: Difference, options: DiffOptions): string {
  const layout = layoutOf(options);
  const heading = layout.paint('heading', 'What changed since the first audit');
  const answer = [diffAnswer(difference), newlyRedSentence(difference)];
  return `\n${heading}\n${textOf(difference, { answer, layout })}`;
}

function layoutOf(options: DiffOptions): DiffLayout {
  return {
    ...tableLayout(options),
    most: options.verbose ? Number.MAX_SAFE_INTEGER : maxRows,
  };
}

interface Answered {
  readonly answer: readonly Text[];
  readonly layout: DiffLayout;
}

function textOf(difference: Difference, { answer, layout }: Answered): string {
  const tone = difference.isWorse ? 'bad' : 'good';
  const given = difference.given.map((one): readonly string[] => [
    ...linesOf(givenLabel(one), { label: '  ', layout }),
    ...linesOf(valueText(one.before), { label: '    before  ', layout }),
    ...linesOf(valueText(one.after), { label: '    after   ', layout }),
  ]);
  const steps = [...difference.latency.map(latencyText), latencyRemark(difference)];
  const lines = [
    ...answer.flatMap((text, index) =>
      linesOf(text, { label: '', layout, ...(index < 2 && { tone }) }),
    ),
    ...diffGroups(difference).flatMap((group) => groupLines(group, layout)),
    ...sectionLines('Latency', listLines(steps, layout), layout),
    ...sectionLines('What the audits were given', given, layout),
    ...sectionLines('In one audit alone', listLines(aloneTexts(difference), layout), layout),
  ];
  return `${lines.filter((line, index) => index > 0 || line !== '').join('\n')}\n`;
}

export interface DiffOptions extends TableOptions {
  readonly verbose?: boolean;
}

interface DiffLayout extends Layout {
  /** Rows of a section. */
  readonly most: number;
}

interface LineOptions {
  readonly label: string;
  readonly layout: Layout;
  readonly tone?: 'good' | 'bad' | 'dim';
}

/** No line of an empty text. */
function linesOf(text: Text, { label, layout, tone }: LineOptions): readonly string[] {
  if (text.length === 0) return [];
  const paint = tone && ((line: string) => layout.paint(tone, line));
  return labelled(plainText(text), { label, layout, max: 1200, ...(paint && { paint }) });
}

function listLines(texts: readonly Text[], layout: Layout): (readonly string[])[] {
  return texts.map((text) => linesOf(text, { label: '  ', layout }));
}

function groupLines({ title, rows }: DiffGroup, layout: DiffLayout): string[] {
  const entries = rows.map((row) => [
    ...labelled(`${row.url}${row.isOptional ? ' (optional)' : ''}`, { label: '  ', layout }),
    ...linesOf(routeText(row), { label: '    over    ', layout }),
    ...linesOf(row.before, { label: '    before  ', layout }),
    ...linesOf(row.after, { label: '    after   ', layout }),
    ...row.seen.flatMap((text) => linesOf(text, { label: '    seen    ', layout, tone: 'dim' })),
  ]);
  return sectionLines(`${plainText(title)} (${rows.length})`, entries, layout);
}

function sectionLines(
  title: string,
  entries: readonly (readonly string[])[],
  { paint, most }: DiffLayout,
): string[] {
  const told = entries.filter(({ length }) => length > 0);
  if (told.length === 0) return [];
  const rest = told.length - most;
  const more = rest > 0 ? [`  and ${rest} more: --verbose lists every one`] : [];
  return ['', paint('heading', title), ...told.slice(0, most).flat(), ...more];
}
