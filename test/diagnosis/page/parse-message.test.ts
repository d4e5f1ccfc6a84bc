import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMessage } from '../../../src/diagnosis/page/parse-message.ts';

describe('parseMessage()', () => {
  it('reads status, headers and body', () => {
    const text =
      'HTTP/1.1 403 Forbidden\r\nServer: x\r\nContent-Type:text/html\r\n\r\n<html>\r\n\r\n';
    expect(parseMessage(text)).toEqual({
      status: 403,
      headers: [
        ['Server', 'x'],
        ['Content-Type', 'text/html'],
      ],
      body: '<html>\r\n\r\n',
    });
  });

  it('lets bare line feeds, folded fields and a missing reason pass', () => {
    const text = 'HTTP/1.0 302\nLocation: http://a.example/\n  ?x=1\n\tand more\nnonsense\n\n';
    expect(parseMessage(text)).toEqual({
      status: 302,
      headers: [['Location', 'http://a.example/ ?x=1 and more']],
      body: '',
    });
  });

  it('takes all for the body where no status line came', () => {
    for (const text of ['<html>HTTP/1.1 200 OK', 'SSH-2.0-x\r\n', 'HTTP/1.1 20', '']) {
      expect(parseMessage(text)).toEqual({ status: 0, headers: [], body: text });
    }
  });

  it('has no body where the head has no end, and at most 200 headers', () => {
    const endless = `HTTP/1.1 200 OK\r\n${'a: b\r\n'.repeat(1000)}`;
    const { headers, body } = parseMessage(endless);
    expect(headers).toHaveLength(200);
    expect(body).toBe('');
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        parseMessage(text);
        parseMessage(`HTTP/1.1 200 OK\r\n${text}`);
      }),
    );
  });
});
