import { rulesJson } from '../../report/formats/json/rules/rules-json.ts';
import type { Dialect } from '../dialect.ts';

/** All that is known of the entries, for programs. */
export const json: Dialect = {
  name: 'json',
  takesRanges: true,
  ending: '.json',
  write: (set) => ({ text: [...rulesJson(set)].join(''), notes: [] }),
};
