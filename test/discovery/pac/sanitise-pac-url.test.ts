import type { NetworkInterfaceInfo } from 'node:os';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownAddresses } from '../../../src/discovery/pac/own-addresses.ts';
import { sanitisePacUrl } from '../../../src/discovery/pac/sanitise-pac-url.ts';

describe('sanitisePacUrl()', () => {
  it('never shows a login, a fragment, or the path of https:', () => {
    const path = fc.webPath();
    fc.assert(
      fc.property(fc.constantFrom('http', 'https'), fc.domain(), path, (scheme, host, place) => {
        const { url } = sanitisePacUrl(`${scheme}://user:secret@${host}${place}?q=1#part`);
        expect(url).not.toMatch(/secret|#/);
        if (scheme === 'https') expect(url).toBe(`https://${host}/`);
        else expect(url).toContain('?q=1');
      }),
    );
  });

  it('leaves the scheme’s own port out and any other in', () => {
    expect(sanitisePacUrl('https://a:443/').url).toBe('https://a/');
    expect(sanitisePacUrl('https://a:80/')).toEqual({ url: 'https://a:80/', host: 'a' });
  });

  it.each(['', 'a.example', 'https://', 'file:///etc/passwd', 'data:,x'])(
    'throws for "%s"',
    (text) => {
      expect(() => sanitisePacUrl(text)).toThrow(RangeError);
    },
  );
});

describe('ownAddresses()', () => {
  it('puts IPv4 first, link-local addresses last, and leaves loopback out', () => {
    const rest = { netmask: '', mac: '', cidr: null };
    const at = (address: string, internal = false): NetworkInterfaceInfo =>
      address.includes(':')
        ? { ...rest, address, internal, family: 'IPv6', scopeid: 0 }
        : { ...rest, address, internal, family: 'IPv4' };
    const found = ownAddresses({
      lo: [at('127.0.0.1', true), at('::1', true)],
      eth0: [at('fe80::1'), at('2001:db8::1'), at('169.254.1.1'), at('10.0.0.1')],
      gone: undefined,
    });
    expect(found).toEqual(['10.0.0.1', '2001:db8::1', '169.254.1.1', 'fe80::1']);
  });
});
