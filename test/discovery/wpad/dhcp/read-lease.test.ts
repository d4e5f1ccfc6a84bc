import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  readDhclientLease,
  readDhcpcdLease,
  readMacLease,
  readNetworkdLease,
  readNetworkManager,
} from '../../../../src/discovery/wpad/dhcp/read-lease.ts';
import { dhcpReply } from '../../../net/dhcp-reply.ts';

const url = 'http://wpad.corp.example/wpad.dat';
const hex = [...Buffer.from(url)].map((byte) => byte.toString(16)).join(':');
const now = Date.parse('2026-11-28T12:00:00Z');
const textOf = (kept: { bytes: Buffer | undefined } | undefined) => kept?.bytes?.toString();

function lease(line: string, expire = '6 2026/11/28 13:00:00'): string {
  return `lease {
  interface "eth0";
  fixed-address 10.66.0.2;
  option subnet-mask 255.255.255.0;
  ${line}
  renew 6 2026/11/28 12:30:00;
  expire ${expire};
}
`;
}

describe('readDhclientLease()', () => {
  it.each([
    [`option wpad "${url}";`],
    [`option wpad-url "${url}";`],
    [`option local-proxy-auto-config "${url}";`],
    [`option unknown-252 "${url}";`],
    [`option option-252 "${url}";`],
    [`option unknown-252 ${hex};`],
  ])('reads %s', (line) => {
    expect(textOf(readDhclientLease(lease(line), now))).toBe(url);
  });

  it('undoes its escapes', () => {
    const text = lease('option wpad "http://a.example/\\"x\\"\\012\\000";');
    expect(textOf(readDhclientLease(text, now))).toBe('http://a.example/"x"\n\0');
  });

  it('takes the last lease, and none that has run out', () => {
    const old = lease('option wpad "http://old.example/";');
    expect(textOf(readDhclientLease(old + lease(`option wpad "${url}";`), now))).toBe(url);
    expect(readDhclientLease(old + lease('option routers 10.66.0.1;'), now)).toEqual({
      bytes: undefined,
    });
    const gone = '6 2026/11/28 11:59:59';
    expect(readDhclientLease(lease(`option wpad "${url}";`, gone), now)).toBeUndefined();
    expect(readDhclientLease(lease('', 'epoch 1700000000'), now)).toBeUndefined();
    expect(textOf(readDhclientLease(lease(`option wpad "${url}";`, 'never'), now))).toBe(url);
    expect(readDhclientLease('', now)).toBeUndefined();
  });
});

describe('the other leases', () => {
  it('are read as systemd-networkd keeps them', () => {
    const text = `ADDRESS=10.66.0.2\nOPTION_252=${Buffer.from(url).toString('hex')}\nT1=1800\n`;
    expect(textOf(readNetworkdLease(text))).toBe(url);
    expect(readNetworkdLease('ADDRESS=10.66.0.2\n')).toEqual({ bytes: undefined });
    expect(readNetworkdLease('OPTION_252=abc\n')).toEqual({ bytes: undefined });
  });

  it('are read as NetworkManager tells them', () => {
    const text = `DHCP4.OPTION[1]:ip_address = 10.66.0.2\nDHCP4.OPTION[2]:wpad = ${url.replaceAll(':', '\\:')}\n`;
    expect(textOf(readNetworkManager(text))).toBe(url);
    expect(readNetworkManager('DHCP4.OPTION[1]:ip_address = 10.66.0.2\n')).toEqual({
      bytes: undefined,
    });
    expect(readNetworkManager('')).toBeUndefined();
  });

  it('are read as dhcpcd and macOS keep the message', () => {
    const bytes = dhcpReply(1, [[252, [...Buffer.from(url)]]]);
    expect(textOf(readDhcpcdLease(bytes))).toBe(url);
    const plist = `<plist><dict>\n<key>PacketData</key>\n<data>\n${bytes.toString('base64')}\n</data></dict></plist>`;
    expect(textOf(readMacLease(plist))).toBe(url);
    expect(readMacLease('<plist></plist>')).toBeUndefined();
  });

  it('never throw, whatever stands there', () => {
    const words = fc.constantFrom(
      'lease {',
      '\n',
      'option wpad "',
      '\\',
      '";',
      'expire 6 ',
      'a:b;',
    );
    const texts = fc
      .array(fc.oneof(words, fc.string()), { maxLength: 60 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(texts, (text) => {
        readDhclientLease(text, now);
        readNetworkdLease(text);
        readNetworkManager(text);
        readMacLease(text);
        readDhcpcdLease(Buffer.from(text));
      }),
    );
  });
});
