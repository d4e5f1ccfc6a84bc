import type { SetupGuide } from '../../../../model/guide/setup-line.ts';
import { stableJson } from '../../../text/stable-json.ts';

/** The set-up guide, a JSON line each: `head`, which says what it was made from, and each `line`. */
export function* setupNdjson({ lines, ...head }: SetupGuide): Iterable<string> {
  yield lineOf('head', { schemaVersion: 1, ...head });
  for (const line of lines) yield lineOf('line', line);
}

function lineOf(type: string, value: object): string {
  return `${stableJson({ ...value, type })}\n`;
}
