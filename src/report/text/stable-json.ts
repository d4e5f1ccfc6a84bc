import { jsonText } from '../../model/text/json-text.ts';

/**
 * Keys that stand first where an object has them, so that a line can be read from the left: what
 * it is, then where, then how it went.
 */
const leading = [
  'type',
  'id',
  'rule',
  'name',
  'kind',
  'severity',
  'attempt',
  'target',
  'route',
  'step',
  'role',
  'series',
  'sample',
  'purpose',
  'verdict',
  'startedAt',
  'durationMs',
  'failure',
  'url',
  'host',
  'port',
  'actor',
];
const ranks: ReadonlyMap<string, number> = new Map(leading.map((key, index) => [key, index]));

/**
 * A value as JSON on one line, with the keys of every object in one fixed order whatever order
 * they were set in, and what would act on a screen escaped (`jsonText()`). A key that is
 * `undefined` is left out, as `JSON.stringify` does.
 */
export function stableJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return jsonText(value) ?? 'null';
  if (Array.isArray(value)) {
    return `[${value.map((item: unknown) => stableJson(item)).join(',')}]`;
  }
  return objectJson(value as Readonly<Record<string, unknown>>);
}

function objectJson(value: Readonly<Record<string, unknown>>): string {
  let members = '';
  for (const { key, label } of inOrder(Object.keys(value))) {
    const item = value[key];
    if (item === undefined) continue;
    members += members === '' ? label : `,${label}`;
    members += stableJson(item);
  }
  return `{${members}}`;
}

interface Key {
  readonly key: string;
  /** As it stands in the document. */
  readonly label: string;
}

// A report has many objects and few kinds of them: the keys of each kind are sorted once.
const orders = new Map<string, readonly Key[]>();
const maxOrders = 1000;

function inOrder(keys: readonly string[]): readonly Key[] {
  const kind = JSON.stringify(keys);
  const known = orders.get(kind);
  if (known) return known;
  const sorted = keys.toSorted(compareKeys).map((key) => ({ key, label: `${jsonText(key)}:` }));
  if (orders.size < maxOrders) orders.set(kind, sorted);
  return sorted;
}

function compareKeys(one: string, other: string): number {
  const order = (ranks.get(one) ?? ranks.size) - (ranks.get(other) ?? ranks.size);
  if (order !== 0) {
    return order;
  }
  return one < other ? -1 : 1;
}
