import { describe, expect, it } from 'vitest';
import type { PacFailure } from '../../../src/discovery/pac/pac-selection.ts';
import { openPacEngine, pacScript } from './pac-engine.ts';

async function failureOf(script: string | Uint8Array): Promise<PacFailure | null> {
  const { failure } = await openPacEngine(script).select('https://a.example/');
  return failure;
}

describe('scriptFailure()', () => {
  it.each([
    ['\n\n return undefined_variable;', 3],
    ['\n var x = 1;\n alert("missing");\n // missing\n return missing;', 5],
    ['\n var o;\n\n return o.length;', 4],
  ])('names the true line of %j', async (body, line) => {
    expect(await failureOf(pacScript(body))).toMatchObject({ code: 'pac-error', line });
  });

  it.each([
    'return FindProxyForURL(url, host);',
    'function a() { b(); } function b() { a(); } a();',
    'return [1].map(function () { return FindProxyForURL(url, host); })[0];',
    'var o = { toString: function () { return "" + o; } }; return "" + o;',
  ])('calls an endless recursion by its name: %s', async (body) => {
    const failure = await failureOf(pacScript(body));
    expect(failure).toMatchObject({ code: 'pac-error' });
    expect(failure?.detail).toContain('endless recursion');
  });

  it.each([
    ['return \u201cDIRECT\u201d;', 'U+201C, a quotation mark of a word processor', 3],
    ['return "a" \u2013 1;', 'U+2013, a dash that is no minus sign', 3],
    ['return \uff02DIRECT\uff02;', 'U+FF02, a quotation mark of a word processor', 3],
    ['ret\u200burn "DIRECT";', 'U+200B, a character that nobody sees', 3],
  ])('names the character that breaks %j', async (body, name, line) => {
    const failure = await failureOf(pacScript(`// \u201cfine here\u201d\n"\u201d";\n${body}`));
    expect(failure).toMatchObject({ code: 'pac-error', line });
    expect(failure?.detail).toContain(name);
  });

  it.each([
    'while (a.length < 36) a.push(new ArrayBuffer(6e7)); return "DIRECT";',
    'for (;;) a.push(new Uint8Array(1e6));',
    'for (;;) a.push("x".repeat(1e6) + a.length);',
  ])('holds the limit of memory for %s', async (body) => {
    const failure = await failureOf(`var a = []; ${pacScript(body)}`);
    expect(failure).toMatchObject({ code: 'pac-memory' });
  });
});
