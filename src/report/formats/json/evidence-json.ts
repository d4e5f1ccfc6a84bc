import { stableJson } from '../../text/stable-json.ts';
import type { Evidence } from '../../view/findings/evidence-of.ts';

/** The JSON of `netready evidence`: the entries of the report, in one document. */
export function evidenceJson(evidence: Evidence): string {
  return `${stableJson(evidence)}\n`;
}
