import type { ShownRules } from '../../../../model/rules/rule-set.ts';
import { listedJson } from '../text/listed-json.ts';

/** The JSON of `netready rules`, and of its dialect `json`, as `rules.schema.json` has it. */
export function rulesJson(shown: ShownRules): Iterable<string> {
  return listedJson({ schemaVersion: 1, ...shown });
}
