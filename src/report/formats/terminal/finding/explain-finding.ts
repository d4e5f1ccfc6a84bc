import type { FindingKind } from '../../../../model/finding/finding.ts';
import { createPaint } from '../../../text/paint.ts';
import { explainedKind } from '../../../view/findings/explained-kind.ts';
import { blockLines } from './block-lines.ts';

export interface ExplainOptions {
  /** The page of the kind in `docs/finding/`, in Markdown; without it the words have to do. */
  readonly page?: string;
  /** Where lines are broken; default: 80. */
  readonly width?: number;
  readonly color?: boolean;
}

/**
 * What one kind of finding means, how a report puts it, and all that its page tells: what it looks
 * like on the wire, what causes it, how to confirm it, what to change. Plain text that ends in a
 * newline, without facts of any audit. Fenced commands keep their lines, whatever the width.
 */
export function explainFinding(kind: FindingKind, options: ExplainOptions = {}): string {
  const { page, width = 80, color = false } = options;
  const layout = { width, paint: createPaint(color) };
  return `${blockLines(explainedKind(kind, page), layout).join('\n')}\n`;
}
