import { rulesCsv } from '../../report/formats/csv/rules-csv.ts';
import type { Dialect } from '../dialect.ts';

/** One entry a line, for a form that is filled in by hand. */
export const csv: Dialect = {
  name: 'csv',
  takesRanges: true,
  ending: '.csv',
  write: (set) => ({ text: [...rulesCsv(set)].join(''), notes: [] }),
};
