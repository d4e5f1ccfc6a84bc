import type { SetupGuide, SetupState } from '../../../../model/guide/setup-line.ts';
import type { Style } from '../../../text/paint.ts';
import { outside, plainText, say, type Text } from '../../../text/say.ts';
import { type SetupTexts, setupAnswer, setupTexts } from '../../../view/discovery/setup-texts.ts';
import { type Layout, type TableOptions, tableLayout } from '../table-options.ts';
import { labelled } from '../text/labelled.ts';

const styles: Readonly<Record<SetupState, Style>> = {
  done: 'good',
  'to-do': 'warn',
  wrong: 'bad',
  untold: 'dim',
};

/** The set-up guide for a terminal: each step with its state, what it rests on and what is next. Ends in a newline. */
export function renderSetup({ lines: steps }: SetupGuide, options: TableOptions): string {
  const layout = tableLayout(options);
  const told = new Map<string, Text>();
  const lines = [
    ...setupTexts(steps).flatMap((texts) => [...stepLines(once(texts, told), layout), '']),
    ...linesOf(setupAnswer(steps), { label: '', layout, style: 'heading' }),
  ];
  return `${lines.join('\n')}\n`;
}

/** What is next is told once where it is the same for several steps. */
function once(texts: SetupTexts, told: Map<string, Text>): SetupTexts {
  const next = plainText(texts.next);
  const before = told.get(next);
  if (next !== '' && before) return { ...texts, next: say`as for: ${before}` };
  told.set(next, texts.title);
  return texts;
}

function stepLines(
  { title, state, stateText, seen, field, next }: SetupTexts,
  layout: Layout,
): readonly string[] {
  return [
    ...linesOf(say`${title}: ${stateText}`, { label: '', layout, style: styles[state] }),
    ...linesOf(seen, { label: '  ', layout }),
    ...linesOf(placeOf(field), { label: '  where  ', layout, style: 'dim' }),
    ...linesOf(next, { label: '  next   ', layout }),
  ];
}

/** A value of the registry by its name first: a key and a name in one are longer than a line, and would be cut within. */
function placeOf(field: Text): Text {
  const [, key, name] = /^(HK\w+\\.+)\\([^\\]+)$/.exec(plainText(field)) ?? [];
  return key === undefined || name === undefined ? field : say`${outside(name)} of ${outside(key)}`;
}

interface Shown {
  readonly label: string;
  readonly layout: Layout;
  readonly style?: Style;
}

function linesOf(text: Text, { label, layout, style }: Shown): readonly string[] {
  if (text.length === 0) return [];
  const paint = style && ((line: string) => layout.paint(style, line));
  return labelled(plainText(text), { label, layout, max: 2000, ...(paint && { paint }) });
}
