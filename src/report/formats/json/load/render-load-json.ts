import type { LoadReport } from '../../../../model/load/load-report.ts';
import { stableJson } from '../../../text/stable-json.ts';

/**
 * A run of load as one JSON document (`load.schema.json`) in chunks: one element of a list a line,
 * keys in a fixed order. Ends in a newline.
 */
export function* renderLoadJson(report: LoadReport): Iterable<string> {
  let separator = '{\n';
  for (const [key, value] of fields(report)) {
    if (value === undefined) continue;
    const text = Array.isArray(value)
      ? `[\n  ${value.map(stableJson).join(',\n  ')}\n]`
      : stableJson(value);
    yield `${separator}${stableJson(key)}: ${text}`;
    separator = ',\n';
  }
  yield '\n}\n';
}

/** The order of the document. */
function fields(report: LoadReport): readonly (readonly [key: keyof LoadReport, value: unknown])[] {
  return [
    ['schemaVersion', report.schemaVersion],
    ['kind', report.kind],
    ['tool', report.tool],
    ['startedAt', report.startedAt],
    ['finishedAt', report.finishedAt],
    ['environment', report.environment],
    ['options', report.options],
    ['ways', report.ways],
    ['measures', report.measures],
    ['cost', report.cost],
    ['limit', report.limit],
    ['ended', report.ended],
  ];
}
