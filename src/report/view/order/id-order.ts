/**
 * A comparison of ids such as `a2`, `a10` and `a10.3`: runs of digits by their number, all else
 * by code unit, so that the order is the same on every machine. It remembers the parts of every
 * id that it has seen: make one for a sort and let it go.
 */
export function idOrder(): (one: string, other: string) => number {
  const known = new Map<string, readonly string[]>();
  const partsOf = (id: string): readonly string[] => {
    const found = known.get(id) ?? id.match(/\d+|\D+/g) ?? [];
    known.set(id, found);
    return found;
  };
  return (one, other) => compareParts(partsOf(one), partsOf(other)) || compareText(one, other);
}

function compareParts(left: readonly string[], right: readonly string[]): number {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index++) {
    const order = comparePart(left[index] ?? '', right[index] ?? '');
    if (order !== 0) {
      return order;
    }
  }
  return left.length - right.length;
}

function comparePart(one: string, other: string): number {
  // Two numbers beyond the range of doubles are both infinite: the text decides then.
  return isNumber(one) && isNumber(other)
    ? Number(one) - Number(other) || 0
    : compareText(one, other);
}

function isNumber(part: string): boolean {
  const code = part.charCodeAt(0);
  return code >= 0x30 && code <= 0x39;
}

function compareText(one: string, other: string): number {
  if (one === other) {
    return 0;
  }
  return one < other ? -1 : 1;
}
