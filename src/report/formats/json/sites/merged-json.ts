import type { Merged } from '../../../../model/compared/merged.ts';
import { listedJson } from '../text/listed-json.ts';

/** The JSON of `netready merge`, as `merged.schema.json` has it. */
export function mergedJson(merged: Merged): Iterable<string> {
  return listedJson(merged);
}
