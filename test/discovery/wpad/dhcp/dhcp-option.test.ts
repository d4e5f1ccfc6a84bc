import { describe, expect, it } from 'vitest';
import { dhcpWord } from '../../../../src/discovery/wpad/dhcp/dhcp-option.ts';

const word = (text: string) => dhcpWord(Buffer.from(text, 'latin1'), 'here');

describe('dhcpWord()', () => {
  it('takes a URL, without what servers send behind it', () => {
    const url = 'http://10.66.0.1:8080/proxy.pac';
    for (const end of ['', '\n', '\0', '\r\n\0more', ' \0']) {
      expect(word(url + end)).toEqual({ outcome: 'url', url, place: 'here' });
    }
  });

  it('takes an empty one for none', () => {
    for (const text of ['', '\0', ' \n', '\0http://a.example/']) {
      expect(word(text)).toEqual({ outcome: 'no-option', place: 'here' });
    }
    expect(dhcpWord(undefined, 'here')).toEqual({ outcome: 'no-option', place: 'here' });
  });

  it('takes nothing else for a URL, and shows no byte that a terminal would obey', () => {
    for (const text of [
      'wpad.dat',
      'file:///etc/passwd',
      'http://',
      'http://u:p@a.example/',
      'http://a b/',
    ]) {
      expect(word(text)).toEqual({ outcome: 'no-url', text, place: 'here' });
    }
    expect(word('\u001b[31mx')).toMatchObject({ text: '?[31mx' });
    expect(word(`http://a.example/${'x'.repeat(2048)}`)).toMatchObject({ outcome: 'no-url' });
  });
});
