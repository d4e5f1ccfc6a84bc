import type { Finding } from '../../../../model/finding/finding.ts';
import { pasted } from '../../../words/reproduce/pasted.ts';
import {
  type Reproduced,
  type Reproduction,
  reproductions,
} from '../../../words/reproduce/reproduction.ts';

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
  for (const finding of findings) yield toldFinding(finding, linesOf(finding));
}

/** A finding with the lines that show it again, where it has some. */
export function toldFinding(finding: Finding, lines: Reproduction | undefined): ToldFinding {
  if (!lines) return finding;
  const shell = pasted(lines.shell);
  const powershell = pasted(lines.powershell);
  return { ...finding, reproduce: { ...(shell && { shell }), ...(powershell && { powershell }) } };
}
