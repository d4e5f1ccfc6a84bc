import type { Finding } from '../model/finding.ts';
import type { Route, Setting } from '../model/route.ts';
import { stableJson } from './json/stable-json.ts';

/** One name of a search for WPAD, as far as a reader needs it. */
export interface ShownWpadTrial {
  readonly name: string;
  readonly outcome: 'found' | 'no-address' | 'no-script' | 'beyond' | 'not-reached';
  readonly source?: string;
  readonly addresses?: readonly string[];
  readonly code?: string;
  readonly detail?: string;
}

/** What `netready discover` shows. */
export interface ShownDiscovery {
  readonly settings: readonly Setting[];
  /** The effective one first. */
  readonly routes: readonly Route[];
  readonly findings: readonly Finding[];
  /** Automatic detection comes before the effective way. */
  readonly detection?: 'unsearched' | 'found-nothing';
  /** Absent where WPAD was not searched for. */
  readonly wpad?: readonly ShownWpadTrial[];
}

/**
 * The JSON of `netready discover --format json`: one document of `settings`, `routes` and
 * `findings` in their order, one element a line, ending in a newline; `wpad` where it was
 * searched for, `detection` where automatic detection comes before the effective way.
 */
export function* discoveryJson(discovery: ShownDiscovery): Iterable<string> {
  const { settings, routes, findings, wpad, detection } = discovery;
  const parts = { settings, routes, findings, ...(wpad && { wpad }) };
  let separator = '{\n';
  for (const [name, values] of Object.entries(parts)) {
    const elements = values.map((value) => stableJson(value)).join(',\n  ');
    yield `${separator}"${name}": ${elements === '' ? '[]' : `[\n  ${elements}\n]`}`;
    separator = ',\n';
  }
  yield detection === undefined ? '\n}\n' : `,\n"detection": ${stableJson(detection)}\n}\n`;
}
