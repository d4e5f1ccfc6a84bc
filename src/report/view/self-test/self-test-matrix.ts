import type { Cell } from '../../../model/compared/self-test.ts';

type Side = 'expected' | 'reported';

/** The names on the given sides of the cells, in the order of the closed list; last that of none. */
export function namesOf<T extends string>(
  cells: readonly Cell<T>[],
  { names, sides }: { readonly names: readonly T[]; readonly sides: readonly Side[] },
): (T | undefined)[] {
  const seen = new Set(cells.flatMap((cell) => sides.map((side) => cell[side])));
  return [...names.filter((name) => seen.has(name)), ...(seen.has(undefined) ? [undefined] : [])];
}

/** How often one was expected and the other reported; 0 for never. */
export function countAt<T extends string>(
  cells: readonly Cell<T>[],
  { expected, reported }: { readonly expected: T | undefined; readonly reported: T | undefined },
): number {
  const cell = cells.find((one) => one.expected === expected && one.reported === reported);
  return cell?.count ?? 0;
}
