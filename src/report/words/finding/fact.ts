import type { FactName, Facts, FactValue } from '../../../model/facts.ts';

/** A fact is evidence, not an essay: the observation keeps the rest. */
const maxCharacters = 160;
const maxItems = 6;

/**
 * One fact as text: a number in decimal, a list joined by commas (the first six, then a count),
 * a text cut at 160 characters. Not escaped. `undefined` where the fact is absent or empty.
 */
export function fact<F extends Facts>(facts: F, name: keyof F & FactName): string | undefined {
  const value: FactValue<FactName> | undefined = Object.hasOwn(facts, name)
    ? facts[name]
    : undefined;
  if (value === undefined) {
    return undefined;
  }
  const text = typeof value === 'object' ? joined(value) : cut(String(value));
  return text.trim() === '' ? undefined : text;
}

/** `before` + the fact + `after`, or nothing where the fact is absent. */
export function clause(value: string | undefined, before: string, after = ''): string {
  return value === undefined ? '' : `${before}${value}${after}`;
}

/** ` within 5 s`, ` within 250 ms`, or nothing: the deadline of the step. */
export function within(facts: Facts): string {
  const { deadlineMs: deadline } = facts;
  if (typeof deadline !== 'number') {
    return '';
  }
  return deadline >= 1000 ? ` within ${deadline / 1000} s` : ` within ${deadline} ms`;
}

/** A time as `2026-06-01 00:00 UTC`; anything that is no ISO 8601 time stays as it is. */
export function momentOf<F extends Facts>(facts: F, name: keyof F & FactName): string | undefined {
  return fact(facts, name)?.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)\S*Z$/, '$1 $2 UTC');
}

/** `203.0.113.4 port 443`, as far as it is known, else `otherwise`. */
export function peer(facts: Facts, otherwise: string): string {
  const address = fact(facts, 'address') ?? fact(facts, 'name');
  const port = fact(facts, 'port');
  if (address === undefined) {
    return port === undefined ? otherwise : `${otherwise} on port ${port}`;
  }
  return `${address}${clause(port, ' port ')}`;
}

/** `The proxy proxy.example:3128`, or `The proxy`. */
export function theProxy(facts: Facts): string {
  return `The proxy${clause(fact(facts, 'proxy'), ' ')}`;
}

/** ` (product: Squid; code ECONNRESET)` of the named facts that are present, or nothing. */
export function remarks<F extends Facts>(
  facts: F,
  names: { readonly [N in keyof F & FactName]?: string },
): string {
  const entries = Object.entries(names) as [keyof F & FactName, string][];
  const present = entries.flatMap(([name, label]) => {
    const value = fact(facts, name);
    return value === undefined ? [] : [label === '' ? value : `${label} ${value}`];
  });
  return present.length === 0 ? '' : ` (${present.join('; ')})`;
}

/**
 * ` (product: Fortinet; category: Games; …)`: who wrote a page, and what the page says for those
 * who must change its rule; or nothing.
 */
export function pageRemarks(facts: Facts): string {
  return remarks(facts, {
    product: 'product:',
    category: 'category:',
    ruleId: 'rule:',
    reference: 'reference:',
    squidError: 'error',
    squidDetail: '',
  });
}

function joined(values: readonly string[]): string {
  const shown = values.slice(0, maxItems).map(cut).join(', ');
  return values.length > maxItems ? `${shown} and ${values.length - maxItems} more` : shown;
}

/** A text as a sentence holds it: 160 characters at the most. */
export function cut(text: string): string {
  // Twice the limit first, so that a huge text is not spread into characters.
  const characters = [...text.slice(0, 2 * maxCharacters)];
  return characters.length > maxCharacters
    ? `${characters.slice(0, maxCharacters).join('')}...`
    : characters.join('');
}
