import type { SetupGuide } from '../../../../model/guide/setup-line.ts';
import { listedJson } from '../text/listed-json.ts';

/** The JSON of `netready setup`, as `setup.schema.json` has it. */
export function setupJson(guide: SetupGuide): Iterable<string> {
  return listedJson({ schemaVersion: 1, ...guide });
}
