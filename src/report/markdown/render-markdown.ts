import type { Report } from '../../model/report.ts';
import { omissionSentences } from '../view/audit/omission-sentences.ts';
import { markdownComponents } from './markdown-components.ts';
import { markdownControls } from './markdown-controls.ts';
import { markdownFindings } from './markdown-findings.ts';
import { markdownIssuers } from './markdown-issuers.ts';
import { markdownLatency } from './markdown-latency.ts';
import { markdownMatrix } from './markdown-matrix.ts';
import { markdownSummary } from './markdown-summary.ts';
import { markdownText } from './markdown-text.ts';

/**
 * A report in GitHub Flavored Markdown, for a ticket or a wiki: what it comes to, a summary,
 * targets by routes for each service, the findings by cause with what to do, latency, and what
 * was not asked. Texts of the network stand in code spans, so that none of them is a link, a
 * mention or markup. Ends in one newline.
 */
export function renderMarkdown(report: Report): string {
  return [
    ...markdownSummary(report),
    ...markdownComponents(report),
    ...markdownControls(report),
    ...markdownMatrix(report),
    ...markdownFindings(report),
    ...markdownIssuers(report),
    ...markdownLatency(report),
    ...omitted(report),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
}

function omitted(report: Report): string[] {
  const sentences = omissionSentences(report);
  return sentences.length === 0
    ? []
    : ['## What was not asked', '', ...sentences.map((sentence) => `- ${markdownText(sentence)}`)];
}
