import { describe, expect, it } from 'vitest';
import type { ConnectTo } from '../../../src/model/address/connect-to.ts';
import { nameComparison } from '../../../src/setup/steps/name-comparison.ts';
import { UsageError } from '../../../src/setup/usage/usage-error.ts';

const request = { compareResolver: '192.0.2.9' };
const to = { address: '127.0.0.1', toPort: 8443 };

function compare(connectTo: readonly ConnectTo[]) {
  const nameServers = [{ address: '192.0.2.53', port: 53 }];
  return nameComparison(request, { nameServers, fixedAddresses: [], connectTo });
}

describe('nameComparison()', () => {
  it('compares nothing where it is not asked to', () => {
    const given = { nameServers: [], fixedAddresses: [], connectTo: [] };
    expect(nameComparison({}, given)).toEqual({});
  });

  it('names what --connect-to spares the look-up of', () => {
    expect(compare([{ host: 'a.example', port: 443, ...to }]).fixed).toEqual(['a.example:443']);
    expect(compare([{ host: 'a.example', ...to }]).fixed).toEqual(['a.example:*']);
  });

  it('reads an empty host as every host', () => {
    expect(compare([{ host: '', port: 443, ...to }]).fixed).toEqual(['*:443']);
    expect(compare([{ host: '', ...to }]).fixed).toEqual(['*:*']);
  });

  it('passes over what matches addresses alone: the name is looked up first', () => {
    expect(compare([{ host: '192.0.2.1', ...to }])).not.toHaveProperty('fixed');
    expect(compare([{ host: '', addressOnly: true, ...to }])).toEqual({
      compareResolver: '192.0.2.9:53',
    });
  });

  it('refuses the name server that is asked anyway', () => {
    const nameServers = [{ address: '192.0.2.9', port: 53 }];
    expect(() =>
      nameComparison(request, { nameServers, fixedAddresses: [], connectTo: [] }),
    ).toThrow(UsageError);
  });
});
