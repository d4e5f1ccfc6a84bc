import { idOrder } from './id-order.ts';

/** The values in the order of their ids, `a2` before `a10`. */
export function byId<T extends { readonly id: string }>(values: readonly T[]): readonly T[] {
  const order = idOrder();
  return values.toSorted((one, other) => order(one.id, other.id));
}
