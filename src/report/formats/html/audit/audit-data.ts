import type { Report } from '../../../../model/audit/report.ts';
import { embeddedAudit } from '../../../../model/audit/saved/embedded-audit.ts';
import { recordLines } from '../../../../model/audit/saved/record-lines.ts';
import type { LoadReport } from '../../../../model/load/load-report.ts';
import { gzipBase64 } from '../../../text/gzip-base64.ts';
import { stableJson } from '../../../text/stable-json.ts';

/** The audit of a report, at the tail of its page, for `netready report` and for a script of the page. */
export function auditData(report: Report): Generator<string> {
  return packed(embeddedAudit.type, lines(report));
}

/** The same of a run of load: its JSON. */
export function loadData(report: LoadReport): Generator<string> {
  return packed(embeddedAudit.loadType, [`${stableJson(report)}\n`]);
}

function* packed(type: string, texts: Iterable<string>): Generator<string> {
  const { opening, closing } = embeddedAudit;
  yield `${opening} data-type="${type}">\n`;
  yield* gzipBase64(texts);
  yield `${closing}\n`;
}

function* lines(report: Report): Generator<string> {
  for (const line of recordLines(report)) yield `${stableJson(line)}\n`;
}
