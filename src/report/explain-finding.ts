import type { FindingKind } from '../model/finding.ts';
import { wrapText } from './text/wrap-text.ts';
import { findingInfo } from './words/finding-info.ts';

/**
 * What one kind of finding means and what to do about it, as plain text that ends in a newline.
 * It holds no facts of an audit; `width` (default 80) is where lines are broken.
 */
export function explainFinding(
  kind: FindingKind,
  options: { readonly width?: number } = {},
): string {
  const { title, meaning, what, advice } = findingInfo[kind];
  const width = options.width ?? 80;
  const section = (name: string, text: string): string =>
    [name, ...wrapText(text, { width: width - 2 }).map((line) => `  ${line}`)].join('\n');
  return [
    `${kind}: ${title}`,
    section('What it means', meaning),
    section('How a report puts it', what({})),
    section('What to do', advice),
  ]
    .join('\n\n')
    .concat('\n');
}
