import { describe, expect, it } from 'vitest';
import { readShowConnections } from '../../../../src/discovery/windows/file/show-connection.ts';

const values = [
  '',
  'Proxy usage:  MANUAL',
  'Proxy list:  p.example:1',
  'Proxy bypass:  <local>',
  '',
];

describe('readShowConnections()', () => {
  it.each([
    ['account: LOCALSYSTEM, connection: <default>', undefined],
    ['account: LOCALSYSTEM, connection: Contoso VPN', 'Contoso VPN'],
    ['LOCALSYSTEM', undefined],
  ])('reads what stands below "%s"', (heading, connection) => {
    expect(readShowConnections([heading, ...values])).toEqual([
      {
        kind: 'connection-shown',
        shown: {
          account: 'LOCALSYSTEM',
          ...(connection && { connection }),
          autoDetect: false,
          ...{ proxy: 'p.example:1', bypass: '<local>' },
        },
      },
    ]);
  });

  it.each(['(null)', '<none>', 'NULL', ''])('reads "%s" as no list', (none) => {
    const lines = values.map((line) => line.replace('<local>', none));
    const [file] = readShowConnections(['account: LOCALSYSTEM, connection: <default>', ...lines]);
    expect(file).toMatchObject({ shown: { proxy: 'p.example:1' } });
    expect(file).not.toHaveProperty('shown.bypass');
  });

  it('leaves the command alone, which names the account as well', () => {
    expect(readShowConnections(['bitsadmin /util /getieproxy LOCALSYSTEM', ...values])).toEqual([]);
  });
});
