import { listedJson } from '../../report/formats/json/text/listed-json.ts';
import type { Dialect } from '../dialect.ts';

/** All that is known of the entries, for programs. */
export const json: Dialect = {
  name: 'json',
  ending: '.json',
  write: (set) => ({ text: [...listedJson(set)].join(''), notes: [] }),
};
