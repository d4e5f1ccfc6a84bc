import type { Report } from '../../model/audit/report.ts';
import type { SetupLine } from '../../model/guide/setup-line.ts';
import { auditForGuide } from './audit-for-guide.ts';
import type { GuideMachine } from './machine-lines.ts';
import { setupLines } from './setup-guide.ts';

/** Each step of the set-up guide as far as an audit alone tells: its settings, its targets, its findings. */
export function guideOfAudit(report: Report): readonly SetupLine[] {
  return setupLines({ machine: machineOfAudit(report), audit: auditForGuide(report) });
}

/** How the device was set whose settings an audit went by. */
export function machineOfAudit({
  checklist = [],
  settings,
}: Pick<Report, 'checklist' | 'settings'>): GuideMachine {
  return { checklist, settings, from: 'audit' };
}
