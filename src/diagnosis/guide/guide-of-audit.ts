import type { Report } from '../../model/audit/report.ts';
import type { SetupLine } from '../../model/guide/setup-line.ts';
import { auditForGuide } from './audit-for-guide.ts';
import { setupLines } from './setup-guide.ts';

/** Each step of the set-up guide as far as an audit alone tells: its settings, its targets, its findings. */
export function guideOfAudit(report: Report): readonly SetupLine[] {
  const { checklist = [], settings } = report;
  const machine = { checklist, settings, from: 'audit' as const };
  return setupLines({ machine, audit: auditForGuide(report) });
}
