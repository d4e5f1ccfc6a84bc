import { reportOf } from '../../audit.ts';
import { joinRuleReports, type RuleReport, ruleReportOf } from '../../rules/rule-report.ts';
import { quoted, UsageError } from '../../setup/usage/usage-error.ts';
import { readAuditFile } from '../saved/read-audit-file.ts';

/**
 * What of the audit in a file rules are made from; of a long list part by part.
 * @throws UsageError in one line where the file holds no audit; what the system says where it cannot be read.
 */
export async function ruleReportOfFile(path: string): Promise<RuleReport> {
  let whole: RuleReport | undefined;
  for await (const log of readAuditFile(path)) {
    const part = ruleReportOf(reportOf(log));
    whole = whole ? joinRuleReports(whole, part) : part;
  }
  if (!whole) throw new UsageError(`Cannot make rules of ${quoted(path)}: it holds no audit`);
  return whole;
}
