import type { Rehearsal } from '../../../../model/rules/rehearsal.ts';
import { listedJson } from '../text/listed-json.ts';

/** The JSON of `netready rehearse`, as `rehearsal.schema.json` has it: groups name their rows by the target. */
export function rehearsalJson({ kept, ...rest }: Rehearsal): Iterable<string> {
  const groups = kept.map(({ rows, ...group }) => ({
    ...group,
    targets: rows.map(({ target }) => target),
  }));
  return listedJson({ schemaVersion: 1, ...rest, kept: groups });
}
