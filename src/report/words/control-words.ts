import { type Control, controls } from '../../model/audit/attempt.ts';
import type { FactName, Facts } from '../../model/finding/facts.ts';
import { joined, say, type Text } from '../text/say.ts';

/** What a control changes, in the words that follow "with". */
const controlWords: Readonly<Record<Control, Text>> = {
  'harmless-name': say`a harmless server name`,
  'passing-name': say`the name of a host that passes`,
  'no-name': say`no server name`,
  'harmless-address': say`the address of another host`,
  'other-address': say`another address of the name`,
  'other-family': say`an address of the other IP version`,
  'address-by-other-resolver': say`the address from the other name server`,
  'address-by-name-server': say`the address from the name server`,
  'later-address': say`the address of the second answer`,
  'other-resolver': say`the other name server`,
  'tunnel-by-address': say`a tunnel to the address`,
  'other-scheme': say`the other scheme of the proxy`,
  'socks-scheme': say`the proxy as one of SOCKS`,
  'tls-1.2': say`TLS 1.2 alone`,
  'small-hello': say`a small ClientHello`,
  'large-hello': say`a large ClientHello`,
  'passing-host': say`a host that passes`,
  'way-out': say`another host`,
  'unused-address': say`an address at which nobody is`,
};

/** The texts of a fact that is a list; none where it is absent or something else. */
export function valuesOf(facts: Facts, name: FactName): readonly string[] {
  const value = Object.hasOwn(facts, name) ? facts[name] : undefined;
  return typeof value === 'object' ? value : [];
}

/** The controls that a fact names, in words; a saved file may name what is none. */
export function controlNames(facts: Facts, name: FactName): readonly Text[] {
  const values = valuesOf(facts, name);
  return controls.filter((control) => values.includes(control)).map((one) => controlWords[one]);
}

/** `a`, `a and b`, `a, b and c`; undefined of none. */
export function allOf(names: readonly Text[]): Text | undefined {
  return series(names, say` and `);
}

/** As `allOf`, with `or`. */
export function anyOf(names: readonly Text[]): Text | undefined {
  return series(names, say` or `);
}

function series(names: readonly Text[], last: Text): Text | undefined {
  if (names.length < 2) return names[0];
  return say`${joined(names.slice(0, -1), ', ')}${last}${names.at(-1)}`;
}
