import { describe, expect, it } from 'vitest';
import { isValidStatus, statusCodeForm } from '../../../src/model/standing/valid-status.ts';

describe('isValidStatus()', () => {
  it.each([
    [200, ['2xx'], true],
    [299, ['2xx'], true],
    [300, ['2xx'], false],
    [404, ['2xx', '404'], true],
    [20, ['2xx'], false],
    [undefined, ['2xx'], false],
    [0, ['2xx'], false],
  ])('of %s by %j is %s', (status, valid, expected) => {
    expect(valid.every((one) => statusCodeForm.test(one))).toBe(true);
    expect(isValidStatus(status, valid)).toBe(expected);
  });
});
