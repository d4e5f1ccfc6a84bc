import { stableJson } from '../../../text/stable-json.ts';
import type { ShownDiscovery } from '../../../view/discovery/shown-discovery.ts';

/**
 * The JSON of `netready discover --format json`: one document of `settings`, `routes` and
 * `findings` in their order, one element a line, ending in a newline; of another machine what was
 * `read`, the `wpadNames` that it would ask for, its `components`, and the `checklist` of its registry; `wpad` where it was searched for, `detection` where
 * automatic detection comes before the effective way, `dhcp` where nobody asked it; `live`, what a Windows tells of itself beside its settings, and
 * `nameRules`, its Name Resolution Policy Table.
 */
export function* discoveryJson(discovery: ShownDiscovery): Iterable<string> {
  const {
    settings,
    routes,
    findings,
    wpad,
    live,
    detection,
    dhcp,
    components,
    checklist = [],
    read = [],
    wpadNames = [],
    bypass = [],
    nameRules = [],
  } = discovery;
  const parts = {
    ...{ settings, routes, findings },
    ...(bypass.length > 0 && { bypass }),
    ...(read.length > 0 && { read }),
    ...(wpadNames.length > 0 && { wpadNames }),
    ...(components && { components }),
    ...(checklist.length > 0 && { checklist }),
    ...(nameRules.length > 0 && { nameRules }),
    ...(wpad && { wpad }),
  };
  let separator = '{\n';
  for (const [name, values] of Object.entries(parts)) {
    const elements = values.map((value) => stableJson(value)).join(',\n  ');
    yield `${separator}"${name}": ${elements === '' ? '[]' : `[\n  ${elements}\n]`}`;
    separator = ',\n';
  }
  for (const [name, word] of Object.entries({ live, detection, dhcp })) {
    if (word !== undefined) yield `,\n"${name}": ${stableJson(word)}`;
  }
  yield '\n}\n';
}
