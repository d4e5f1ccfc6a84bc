import { describe, expect, it } from 'vitest';
import { isInside } from '../../../src/model/address/is-inside.ts';

describe('isInside()', () => {
  it.each(['10.1.1.1', '192.168.0.1', 'fe80::1', 'portal', 'fw.corp.local', 'x.home.arpa'])(
    'is true of %s',
    (host) => expect(isInside(host)).toBe(true),
  );

  it.each(['20.50.1.1', '2603:1030::1', 'login.hotel.example', 'local.example'])(
    'is false of %s',
    (host) => expect(isInside(host)).toBe(false),
  );
});
