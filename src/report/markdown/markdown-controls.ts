import type { Report } from '../../model/report.ts';
import { controlOutcomes, outcomeText } from '../view/findings/control-outcomes.ts';
import { codeSpan } from './code-span.ts';
import { markdownTable } from './markdown-table.ts';

/** The hosts of `--control` and what they came to over each route; nothing without any. */
export function markdownControls(report: Pick<Report, 'attempts' | 'observations'>): string[] {
  const outcomes = controlOutcomes(report);
  if (outcomes.length === 0) return [];
  return [
    '## Control hosts',
    '',
    ...markdownTable(
      [{ head: 'Host' }, { head: 'Route' }, { head: 'Outcome' }],
      outcomes.map((one) => [codeSpan(one.host), codeSpan(one.route), outcomeText(one)]),
    ),
  ];
}
