import type { LoadReport } from '../../model/load-report.ts';
import { costSentences } from './cost-sentences.ts';
import { limitSentences } from './limit-sentences.ts';

/** What a run comes to, in sentences. */
export function loadSentences(report: LoadReport): string[] {
  const { limit, options } = report;
  return [...costSentences(report), ...(limit ? limitSentences(limit, options.load) : [])];
}
