import type { Report } from '../../../model/audit/report.ts';
import type { LoadReport } from '../../../model/load/load-report.ts';
import { auditBlocks } from '../../blocks/audit/audit-blocks.ts';
import { loadBlocks } from '../../blocks/load-blocks.ts';
import { markdownBlocks } from './markdown-blocks.ts';

/** A report in GitHub Flavored Markdown, for a ticket or a wiki. Ends in one newline. */
export function renderMarkdown(report: Report): string {
  return markdownBlocks(auditBlocks(report));
}

/** The same of a run of load. */
export function renderLoadMarkdown(report: LoadReport): string {
  return markdownBlocks(loadBlocks(report));
}
