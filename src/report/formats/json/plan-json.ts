import { stableJson } from '../../text/stable-json.ts';
import type { ShownPlan } from '../../view/audit/plan/shown-plan.ts';
import { type ShownBypass, shownBypasses } from '../../view/discovery/shown-discovery.ts';

/**
 * The JSON of `netready audit --plan --format json`: `routes`, `targets` and `attempts` in their
 * order, how each entry of a bypass list is read, and the `components` and `ways` of
 * `netready ways`; one element a line.
 */
export function* planJson({
  head,
  attempts,
  ways,
}: Pick<ShownPlan, 'head' | 'attempts' | 'ways'>): Iterable<string> {
  const components = ways?.components ?? head.components;
  const bypass: readonly ShownBypass[] = shownBypasses(head.routes);
  const parts = {
    ...{ routes: head.routes, targets: head.targets, attempts },
    ...(bypass.length > 0 && { bypass }),
    ...(components && { components }),
    ...(ways && { ways: ways.rows }),
  };
  let separator = '{\n';
  for (const [name, values] of Object.entries(parts)) {
    yield `${separator}"${name}": [`;
    let comma = '\n  ';
    for (const value of values) {
      yield `${comma}${stableJson(value)}`;
      comma = ',\n  ';
    }
    yield values.length === 0 ? ']' : '\n]';
    separator = ',\n';
  }
  yield '\n}\n';
}
