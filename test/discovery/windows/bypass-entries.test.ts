import { describe, expect, it } from 'vitest';
import { bypassEntries } from '../../../src/discovery/windows/bypass-entries.ts';

describe('bypassEntries()', () => {
  it('says in the grammar of NO_PROXY what that can say', () => {
    const list =
      '*.Corp.example;intranet.example 10.0.0.1\n[::1];2001:db8::1;host:8080;*;<local>;a.*;*x.example';
    expect(bypassEntries(list, 'winhttp')).toEqual([
      '*.corp.example',
      'intranet.example',
      '10.0.0.1',
      '2001:db8::1',
      'host:8080',
      '*',
    ]);
  });

  it('reads leading octets as networks for WinINET alone', () => {
    const list = '10.*;192.168.*;172.16.1.*;10.*.*.*;10.1*;300.*;<-loopback>;http://a.example';
    const networks = ['10.0.0.0/8', '192.168.0.0/16', '172.16.1.0/24', '10.0.0.0/8'];
    expect(bypassEntries(list, 'wininet')).toEqual(networks);
    expect(bypassEntries(list, 'winhttp')).toEqual([]);
  });

  it('takes a thousand entries at the most', () => {
    expect(bypassEntries('a.example;'.repeat(5000), 'winhttp')).toHaveLength(1000);
  });
});
