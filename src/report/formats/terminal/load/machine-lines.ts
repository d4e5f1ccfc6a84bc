import { plainText, say } from '../../../text/say.ts';
import { wrapText } from '../../../text/wrap-text.ts';
import { healthText } from '../../../view/load/health-text.ts';
import type { NamedMeasure } from '../../../view/load/shown-measures.ts';
import { machineLimitWords } from '../../../words/load-words.ts';
import type { Layout } from '../table-options.ts';

/** How this machine fared as it made the load, and where the figures may be its own. */
export function machineLines(measures: readonly NamedMeasure[], layout: Layout): string[] {
  if (measures.length === 0) return [];
  const limits = [...new Set(measures.flatMap(({ measure }) => measure.generator.limits))];
  return [
    '',
    layout.paint('heading', 'This machine'),
    ...measures.flatMap(({ name, measure }) =>
      indented(plainText(say`${name}: ${healthText(measure.generator)}.`), layout),
    ),
    ...limits.flatMap((limit) => {
      const { seen, advice } = machineLimitWords[limit];
      // That one is a choice, and no fault of the machine.
      const what = limit === 'connections' ? say`NOTE` : say`LIMITED BY THIS MACHINE`;
      const lines = indented(plainText(say`${what}: ${seen}; ${advice}.`), layout);
      return lines.map((line) => layout.paint('warn', line));
    }),
  ];
}

function indented(text: string, { width }: Layout): string[] {
  return wrapText(text, { width: width - 2 }).map((line) => `  ${line}`);
}
