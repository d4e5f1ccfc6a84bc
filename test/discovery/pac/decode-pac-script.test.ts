import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodePacScript,
  looksLikeHtml,
  maxPacScriptBytes,
} from '../../../src/discovery/pac/decode-pac-script.ts';

const script = 'function FindProxyForURL() { return "ä"; }';
const utf16be = Buffer.from(`\ufeff${script}`, 'utf16le').swap16();

describe('decodePacScript()', () => {
  it.each([
    ['UTF-8', Buffer.from(script), undefined],
    ['gzip that nobody asked for', gzipSync(script), undefined],
    ['UTF-16 little-endian without a mark', Buffer.from(script, 'utf16le'), undefined],
    ['UTF-16 big-endian without a mark', Buffer.from(script, 'utf16le').swap16(), undefined],
    [
      'its mark before what is declared',
      Buffer.from(`\ufeff${script}`, 'utf16le'),
      'a/b; charset=utf-8',
    ],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${script}`), undefined],
    ['UTF-16 little-endian by its mark', Buffer.from(`\ufeff${script}`, 'utf16le'), undefined],
    ['UTF-16 big-endian by its mark', utf16be, undefined],
    ['ISO-8859-1 as the last resort', Buffer.from(script, 'latin1'), undefined],
    [
      'the charset that is declared',
      Buffer.from(script, 'latin1'),
      'text/plain; charset=ISO-8859-1',
    ],
    ['a charset in quotes', Buffer.from(script, 'utf16le'), 'text/plain; Charset="utf-16le"; x=y'],
    ['UTF-8 where the charset is unknown', Buffer.from(script), 'text/plain; charset=nonsense'],
  ])('reads %s', (_name, bytes, contentType) => {
    expect(decodePacScript(bytes, contentType)).toMatchObject({ script });
  });

  it('believes the declared charset before the content', () => {
    const decoded = decodePacScript(Buffer.from(script), 'text/plain;charset=iso-8859-1');
    expect(decoded).toMatchObject({ script: script.replace('ä', 'Ã¤'), charset: 'windows-1252' });
  });

  it('takes 1 MiB and not a byte more', () => {
    const fill = (size: number): Buffer =>
      Buffer.alloc(size, `// FindProxyForURL ${' '.repeat(50)}\n`);
    expect(decodePacScript(fill(maxPacScriptBytes))).toHaveProperty('script');
    expect(decodePacScript(fill(maxPacScriptBytes + 1))).toEqual({
      failure: { code: 'pac-too-large', detail: 'more than 1048576 bytes' },
    });
  });

  it('shows the start of what is no script', () => {
    expect(decodePacScript(Buffer.from(' <html><title>Sign in</title>'))).toEqual({
      failure: { code: 'pac-not-a-script', detail: 'HTML: <html><title>Sign in</title>' },
    });
    expect(decodePacScript(Buffer.from('{"error": "x"}'))).toEqual({
      failure: { code: 'pac-not-a-script', detail: 'no FindProxyForURL: {"error": "x"}' },
    });
  });

  it('takes any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.string(), (bytes, type) => {
        expect(decodePacScript(bytes, type)).toHaveProperty('failure.code', 'pac-not-a-script');
      }),
    );
  });
});

describe('looksLikeHtml()', () => {
  it.each([
    '<!DOCTYPE html>',
    '\n <html>',
    '<?xml version="1.0"?>',
    '<!-- a --><!-- b -->\n<body>',
    '\ufeff<div class="x">',
  ])('is true for "%s"', (text) => {
    expect(looksLikeHtml(text)).toBe(true);
  });

  it.each([
    'function FindProxyForURL() {}',
    '<!-- hide\nfunction FindProxyForURL() {}\n// -->',
    'var a = "<html>";',
    '<',
  ])('is false for "%s"', (text) => {
    expect(looksLikeHtml(text)).toBe(false);
  });
});
