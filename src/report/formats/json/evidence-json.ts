import { stableJson } from '../../text/stable-json.ts';
import type { Evidence } from '../../view/findings/evidence-of.ts';
import { toldFinding } from './text/told-findings.ts';

/** The JSON of `netready evidence`: the entries of the report as it has them, in one document. */
export function evidenceJson({ again, findings, ...rest }: Evidence): string {
  const told = findings.map((finding) => toldFinding(finding, again.get(finding.id)));
  return `${stableJson({ ...rest, findings: told })}\n`;
}
