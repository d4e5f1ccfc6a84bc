import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idOrder } from '../../../../src/report/view/order/id-order.ts';

describe('idOrder()', () => {
  it('orders numbers as numbers', () => {
    const ids = ['a10.2', 'a2', 'a10', 'a1.10', 'a1.2', 'f1', 'a10.10'];
    expect(ids.sort(idOrder())).toEqual(['a1.2', 'a1.10', 'a2', 'a10', 'a10.2', 'a10.10', 'f1']);
  });

  it('tells ids apart that hold the same number', () => {
    expect(idOrder()('a01', 'a1')).not.toBe(0);
    expect(idOrder()(`a${'9'.repeat(400)}`, `a${'8'.repeat(400)}`)).not.toBe(0);
  });

  it('is one order for any ids', () => {
    const id = fc.string({ unit: fc.constantFrom('a', '.', '0', '1', '9'), maxLength: 6 });
    fc.assert(
      fc.property(fc.array(id), (ids) => {
        const sorted = ids.toSorted(idOrder());
        expect(ids.toReversed().toSorted(idOrder())).toEqual(sorted);
      }),
    );
  });
});
