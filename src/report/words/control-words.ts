import { type Control, controls } from '../../model/attempt.ts';
import type { FactName, Facts } from '../../model/facts.ts';

/** What a control changes, in the words that follow "with". */
const controlWords: Readonly<Record<Control, string>> = {
  'harmless-name': 'a harmless server name',
  'passing-name': 'the name of a host that passes',
  'no-name': 'no server name',
  'harmless-address': 'the address of another host',
  'other-address': 'another address of the name',
  'other-family': 'an address of the other IP version',
  'address-by-other-resolver': 'the address from the other name server',
  'address-by-name-server': 'the address from the name server',
  'later-address': 'the address of the second answer',
  'other-resolver': 'the other name server',
  'tunnel-by-address': 'a tunnel to the address',
  'other-scheme': 'the other scheme of the proxy',
  'socks-scheme': 'the proxy as one of SOCKS',
  'tls-1.2': 'TLS 1.2 alone',
  'small-hello': 'a small ClientHello',
  'large-hello': 'a large ClientHello',
  'passing-host': 'a host that passes',
  'way-out': 'another host',
  'unused-address': 'an address at which nobody is',
};

/** The texts of a fact that is a list; none where it is absent or something else. */
export function valuesOf(facts: Facts, name: FactName): readonly string[] {
  const value = Object.hasOwn(facts, name) ? facts[name] : undefined;
  return typeof value === 'object' ? value : [];
}

/** The controls that a fact names, in words; a saved file may name what is none. */
export function controlNames(facts: Facts, name: FactName): readonly string[] {
  const values = valuesOf(facts, name);
  return controls.filter((control) => values.includes(control)).map((one) => controlWords[one]);
}

/** `a`, `a and b`, `a, b and c`; undefined of none. */
export function allOf(names: readonly string[]): string | undefined {
  return joined(names, 'and');
}

/** As `allOf`, with `or`. */
export function anyOf(names: readonly string[]): string | undefined {
  return joined(names, 'or');
}

function joined(names: readonly string[], word: string): string | undefined {
  if (names.length < 2) return names[0];
  return `${names.slice(0, -1).join(', ')} ${word} ${names.at(-1)}`;
}
