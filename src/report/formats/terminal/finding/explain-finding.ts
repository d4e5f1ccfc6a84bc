import type { FindingKind } from '../../../../model/finding/finding.ts';
import { createPaint } from '../../../text/paint.ts';
import { type Explained, explainedKind } from '../../../view/findings/explained-kind.ts';
import { blockLines } from './block-lines.ts';

export interface ExplainOptions extends Explained {
  /** Where lines are broken; default: 80. */
  readonly width?: number;
  readonly color?: boolean;
}

/**
 * What one kind of finding means, how a report puts it, and all that its page tells: what it looks
 * like on the wire, what causes it, how to confirm it, what to change. Plain text that ends in a
 * newline, with the facts of a report where one is handed in. Fenced commands keep their lines, whatever the width.
 */
export function explainFinding(kind: FindingKind, options: ExplainOptions = {}): string {
  const { width = 80, color = false } = options;
  const layout = { width, paint: createPaint(color) };
  return `${blockLines(explainedKind(kind, options), layout).join('\n')}\n`;
}
