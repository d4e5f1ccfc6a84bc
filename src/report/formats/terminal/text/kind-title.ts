import { cellWidth } from '../../../text/cell-width.ts';
import { wrapText } from '../../../text/wrap-text.ts';
import type { Layout } from '../table-options.ts';

/** What something is called, and the kind that `explain` takes; below each other where they do not fit beside. */
export function kindTitle(title: string, kind: string, { width, paint }: Layout): string[] {
  const mark = `[${kind}]`;
  if (cellWidth(`  ${title}  ${mark}`) <= width) {
    return [`  ${paint('warn', title)}  ${paint('dim', mark)}`];
  }
  const lines = wrapText(title, { width: width - 2 });
  return [...lines.map((line) => `  ${paint('warn', line)}`), `    ${paint('dim', mark)}`];
}
