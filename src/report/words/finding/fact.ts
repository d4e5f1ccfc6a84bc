import type { FactName, Facts, FactValue } from '../../../model/finding/facts.ts';
import { joined, type Literal, ours, outside, say, type Text } from '../../text/say.ts';

/** A fact is evidence, not an essay: the observation keeps the rest. */
const maxCharacters = 160;
const maxItems = 6;

/**
 * One fact as a sentence holds it: a number in decimal, a list joined by commas (the first six, then a
 * count), a text cut at 160 characters. `undefined` where the fact is absent or empty.
 */
export function fact<F extends Facts>(facts: F, name: keyof F & FactName): Text | undefined {
  const value = ofFact(facts, name);
  if (value === undefined) return undefined;
  if (typeof value === 'number') return say`${value}`;
  if (typeof value === 'object') return listed(value);
  const text = cut(value);
  return text.trim() === '' ? undefined : outside(text);
}

/** A fact that is one text or number, to decide by; `undefined` where it is absent. */
export function factText<F extends Facts>(facts: F, name: keyof F & FactName): string | undefined {
  const value = ofFact(facts, name);
  return value === undefined || typeof value === 'object' ? undefined : String(value);
}

function ofFact<F extends Facts>(
  facts: F,
  name: keyof F & FactName,
): FactValue<FactName> | undefined {
  return Object.hasOwn(facts, name) ? facts[name] : undefined;
}

/** `before` + the fact + `after`, or nothing where the fact is absent. */
export function clause<B extends string, A extends string = never>(
  value: Text | undefined,
  before: Literal<B>,
  after?: Literal<A>,
): Text {
  if (value === undefined) return [];
  return say`${ours<B>(before)}${value}${after === undefined ? undefined : ours<A>(after)}`;
}

/** ` within 5 s`, ` within 250 ms`, or nothing: the deadline of the step. */
export function within(facts: Facts): Text {
  const { deadlineMs: deadline } = facts;
  if (typeof deadline !== 'number') return [];
  return deadline >= 1000 ? say` within ${deadline / 1000} s` : say` within ${deadline} ms`;
}

/** A time as `2026-06-01 00:00 UTC`; anything that is no ISO 8601 time stays as it is. */
export function momentOf<F extends Facts>(facts: F, name: keyof F & FactName): Text | undefined {
  const time = factText(facts, name);
  if (time === undefined || time.trim() === '') return undefined;
  return outside(cut(time).replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)\S*Z$/, '$1 $2 UTC'));
}

/** `203.0.113.4 port 443`, as far as it is known, else `otherwise`. */
export function peer<T extends string>(facts: Facts, otherwise: Literal<T>): Text {
  const address = fact(facts, 'address') ?? fact(facts, 'name');
  const port = fact(facts, 'port');
  if (address !== undefined) return say`${address}${clause(port, ' port ')}`;
  return say`${ours<T>(otherwise)}${clause(port, ' on port ')}`;
}

/** `The proxy proxy.example:3128`, or `The proxy`. */
export function theProxy(facts: Facts): Text {
  return say`The proxy${clause(fact(facts, 'proxy'), ' ')}`;
}

/** What may stand before a fact in `remarks()`. */
type Label =
  | ''
  | 'at'
  | 'alert'
  | 'category:'
  | 'error'
  | 'issuer:'
  | 'name server'
  | 'product:'
  | 'proxy'
  | 'reference:'
  | 'rule:'
  | 'slowest step in ms'
  | 'status';

/** ` (product: Squid; code ECONNRESET)` of the named facts that are present, or nothing. */
export function remarks<F extends Facts>(
  facts: F,
  names: { readonly [N in keyof F & FactName]?: Label },
): Text {
  const entries = Object.entries(names) as [keyof F & FactName, Label][];
  const present = entries.flatMap(([name, label]) => {
    const value = fact(facts, name);
    if (value === undefined) return [];
    return [label === '' ? value : say`${ours(label)} ${value}`];
  });
  return present.length === 0 ? [] : say` (${joined(present, '; ')})`;
}

/**
 * ` (product: Fortinet; category: Games; …)`: who wrote a page, and what the page says for those
 * who must change its rule; or nothing.
 */
export function pageRemarks(facts: Facts): Text {
  return remarks(facts, {
    product: 'product:',
    category: 'category:',
    ruleId: 'rule:',
    reference: 'reference:',
    squidError: 'error',
    squidDetail: '',
  });
}

function listed(values: readonly string[]): Text | undefined {
  const shown = joined(
    values.slice(0, maxItems).map((value) => outside(cut(value))),
    ', ',
  );
  const more = values.length - maxItems;
  if (values.every((value) => value.trim() === '')) return undefined;
  return more > 0 ? say`${shown} and ${more} more` : shown;
}

/** A text as a sentence holds it: 160 characters at the most. */
export function cut(text: string): string {
  // Twice the limit first, so that a huge text is not spread into characters.
  const characters = [...text.slice(0, 2 * maxCharacters)];
  return characters.length > maxCharacters
    ? `${characters.slice(0, maxCharacters).join('')}...`
    : characters.join('');
}

/** Why programs of a Windows may fare otherwise than the look-up that failed. */
export function policyText(facts: Facts): Text {
  const namespace = fact(facts, 'namespace');
  if (namespace === undefined) return [];
  return say`; programs of that Windows ask ${fact(facts, 'policyServers') ?? say`another server`} instead, by its name resolution policy (NRPT) for ${namespace}`;
}
