import type { Report } from '../model/report.ts';
import { type FormatOptions, reportFormats } from './formats.ts';

/** The formats of text, as `--format` names them. */
export type FormatName = 'table' | 'json' | 'ndjson' | 'csv' | 'markdown' | 'junit';

const plain: FormatOptions = { width: 80, color: false, unicode: true };

/**
 * A report as text: `table` for people, 80 columns wide and without colour where nothing else is asked,
 * the others for machines and for documents.
 * @throws RangeError for a format that is not known.
 */
export function renderReport(
  report: Report,
  name: FormatName = 'table',
  options: Partial<FormatOptions> = {},
): string {
  const format = reportFormats.text.find((one) => one.name === name);
  if (!format) {
    const known = reportFormats.text.map((one) => one.name).join(', ');
    throw new RangeError(`There is no format "${name}": choose one of ${known}`);
  }
  return [...format.render(report, { ...plain, ...options })].join('');
}
