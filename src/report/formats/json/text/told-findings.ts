import type { Finding } from '../../../../model/finding/finding.ts';
import { pasted } from '../../../words/reproduce/pasted.ts';
import { type Reproduced, reproductions } from '../../../words/reproduce/reproduction.ts';

/** A finding as the JSON report has it. */
export interface ToldFinding extends Finding {
  /** What to paste into a shell to see it again; commands a line each. */
  readonly reproduce?: { readonly shell?: string; readonly powershell?: string };
}

/** The findings of a report in an order, each with the lines that show it again; made one by one. */
export function* toldFindings(
  report: Reproduced,
  findings: readonly Finding[],
): Iterable<ToldFinding> {
  const linesOf = reproductions(report);
  for (const finding of findings) {
    const lines = linesOf(finding);
    const shell = lines && pasted(lines.shell);
    const powershell = lines && pasted(lines.powershell);
    yield lines
      ? {
          ...finding,
          reproduce: { ...(shell && { shell }), ...(powershell && { powershell }) },
        }
      : finding;
  }
}
