import type { OutcomeLines } from './outcome-lines.ts';
import type { RealCase } from './real-case.ts';

export type Summarised = OutcomeLines | { readonly skipped: string };

/** Device × case × expected × reported, as text for the end of a run. */
export function summaryOf(
  cases: readonly RealCase[],
  summary: ReadonlyMap<RealCase, Summarised>,
): string {
  const blocks = cases.flatMap((one) => {
    const found = summary.get(one);
    const title = `${devicesOf(one)}: ${one.name}${one.innocent ? ' (innocent)' : ''}`;
    if (found === undefined) return [`  NOT RUN  ${title}`];
    if ('skipped' in found) return [`  SKIPPED  ${title}: ${found.skipped}`];
    const { expected, reported } = found;
    const differs = expected.join('\n') !== reported.join('\n');
    const mark = differs ? 'WRONG  ' : 'ok     ';
    return [
      `  ${mark}  ${title}${one.todo === undefined ? '' : `; known: ${one.todo}`}`,
      ...expected.map((line) => `             expected  ${line}`),
      ...reported.map((line) => `             reported  ${line}`),
    ];
  });
  const skipped = [...summary.values()].filter((one) => 'skipped' in one).length;
  const counts = `${cases.length} cases, ${cases.filter((one) => one.innocent).length} innocent, ${skipped} skipped`;
  return `\nReal devices\n${blocks.join('\n')}\n${counts}\n`;
}

function devicesOf({ devices }: RealCase): string {
  return [...new Set(devices.map(({ name }) => name))].join(' + ') || 'nginx';
}
