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
 * they were set in. A key that is `undefined` is left out, as `JSON.stringify` does.
 */
export function stableJson(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map((item: unknown) => stableJson(item)).join(',')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    return `{${Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .sort(([one], [other]) => compareKeys(one, other))
      .map(([key, item]) => `${JSON.stringify(key)}:${stableJson(item)}`)
      .join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

function compareKeys(one: string, other: string): number {
  const order = (ranks.get(one) ?? ranks.size) - (ranks.get(other) ?? ranks.size);
  if (order !== 0) {
    return order;
  }
  return one < other ? -1 : 1;
}
