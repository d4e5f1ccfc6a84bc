import type { Draw } from './draw.ts';

type Holder = Record<string, unknown>;

const extremes: readonly unknown[] = [
  ...[0, -0, -1, 1.5, 65_536, 2 ** 31, 2 ** 53, Number.MAX_VALUE, Number.MIN_VALUE, -(2 ** 63)],
  ...['', ' ', '0', '-1', 'a0', 'a1', 't1', 'R1', 'direct', '__proto__', 'constructor', '\0'],
  ...['\ud800', '\u202e', '2026-13-45T99:99:99Z', '+275760-09-13T00:00:00.001Z', '1.2.3.4', '::1'],
  ...['http://', 'https://[::1]:0/', 'x'.repeat(5000), '<html>'.repeat(200), '[1,2', '%ff%00'],
  ...[null, true, false, [], {}, [[]], [null], { length: 1e9 }, { toString: 1 }],
];

/**
 * Changes a value of JSON in its place, once: a field dropped, or given another type, an extreme, another
 * field's value, a name that is not its own, or much too much of it.
 */
export function mutateJson(root: object, draw: Draw): void {
  const all = holdersIn(root);
  const holder = draw.oneOf(all);
  const keys = Object.keys(holder);
  const key = keys.length === 0 ? 'later' : draw.oneOf(keys);
  switch (draw.below(8)) {
    case 0:
      if (Array.isArray(holder)) holder.splice(Number(key), 1);
      else delete holder[key];
      break;
    case 1:
      set(holder, key, otherType(holder[key]));
      break;
    case 2: {
      const other = draw.oneOf(all);
      const [name] = Object.keys(other).slice(draw.below(4));
      // A copy: what holds itself is no JSON.
      set(holder, key, structuredClone(name === undefined ? other : other[name]));
      break;
    }
    case 3:
      set(holder, key, nested(holder[key], draw.oneOf([5, 40, 1000])));
      break;
    case 4:
      set(holder, key, new Array(draw.oneOf([2, 50, 2000])).fill(holder[key]));
      break;
    case 5:
      if (Array.isArray(holder)) holder.push(holder[key]);
      else set(holder, draw.oneOf(['__proto__', 'constructor', 'length', 'later']), holder[key]);
      break;
    default:
      set(holder, key, draw.oneOf(extremes));
  }
}

/** Every text in a value of JSON is a place: one gets what `change` makes of it. */
export function changeText(root: object, draw: Draw, change: (text: string) => string): void {
  const texts = holdersIn(root).flatMap((holder) =>
    Object.keys(holder)
      .filter((key) => typeof holder[key] === 'string')
      .map((key) => [holder, key] as const),
  );
  if (texts.length === 0) return;
  const [holder, key] = draw.oneOf(texts);
  set(holder, key, change(String(holder[key])));
}

function holdersIn(root: object): Holder[] {
  const found: Holder[] = [root as Holder];
  for (const holder of found) {
    for (const item of Object.values(holder)) {
      if (typeof item === 'object' && item !== null) found.push(item as Holder);
    }
  }
  return found;
}

/** As a field of its own, `__proto__` too. */
function set(holder: Holder, key: string, value: unknown): void {
  Object.defineProperty(holder, key, {
    ...{ value, enumerable: true, configurable: true, writable: true },
  });
}

function otherType(value: unknown): unknown {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return Number(value);
  return Array.isArray(value) ? { ...(value as unknown[]) } : [value];
}

function nested(value: unknown, depth: number): unknown {
  let around = value;
  for (let left = depth; left > 0; left -= 1) around = [around];
  return around;
}
