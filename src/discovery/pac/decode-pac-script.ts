import { TextDecoder } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { startOf } from '../../model/text/start-of.ts';
import type { PacFailure } from './pac-selection.ts';

/** WinHTTP and Chromium take no script of more than 1 MiB. */
export const maxPacScriptBytes: number = 1024 * 1024;

export type PacScript =
  | { readonly script: string; readonly charset: string }
  | { readonly failure: PacFailure };

/**
 * Turns the bytes of a PAC file into its text: by a byte order mark (UTF-8, UTF-16), else by the
 * charset of the Content-Type, else as UTF-16 where every other byte is zero, else as UTF-8 where it is valid, else as ISO-8859-1 (Chromium's rule,
 * with UTF-8 before the last resort).
 * @returns the text, or a failure: `pac-too-large` above 1 MiB, `pac-not-a-script` for an empty
 * file, binary data (gzip that nobody asked for is unpacked), an HTML page (a captive portal's, a block page), and for any text without the
 * word `FindProxyForURL`, as Chromium asks of a script that WPAD found.
 */
export function decodePacScript(bytes: Uint8Array, contentType?: string): PacScript {
  const plain = unpacked(bytes);
  if (plain === undefined) return fail('pac-not-a-script', 'gzip that cannot be unpacked');
  if (plain.byteLength > maxPacScriptBytes) {
    return fail('pac-too-large', `more than ${maxPacScriptBytes} bytes`);
  }
  const decoder = byMark(plain) ?? declared(contentType) ?? byZeros(plain) ?? byContent(plain);
  return checkPacText(decoder.decode(plain), decoder.encoding);
}

/** The same check for a text that is decoded already. */
export function checkPacText(script: string, charset: string): PacScript {
  if (Buffer.byteLength(script) > maxPacScriptBytes * 2) {
    return fail('pac-too-large', `more than ${maxPacScriptBytes} bytes`);
  }
  if (script.trim() === '') return fail('pac-not-a-script', 'empty');
  if (looksLikeHtml(script)) return fail('pac-not-a-script', `HTML: ${start(script)}`);
  if (looksBinary(script)) return fail('pac-not-a-script', 'binary data');
  if (!script.includes('FindProxyForURL')) {
    return fail('pac-not-a-script', `no FindProxyForURL: ${start(script)}`);
  }
  return { script, charset };
}

/**
 * True for a text that opens as a page does; scripts may open with `<!--`, as JScript lets them.
 * @internal Exported for its tests.
 */
export function looksLikeHtml(text: string): boolean {
  const opening = startOf(text, 4096)
    .replace(/^\uFEFF/, '')
    .trimStart();
  return /^<(?:!doctype|\?xml|html|head|body|script|title|meta|style|[a-z]+[\s>])/i.test(
    opening.replace(/^(?:<!--[\s\S]{0,2000}?-->\s*)+/, ''),
  );
}

/** The bytes themselves where they are no gzip; of gzip, one byte more than may come at the most. */
function unpacked(bytes: Uint8Array): Uint8Array | undefined {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b || bytes.byteLength > maxPacScriptBytes) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: maxPacScriptBytes + 1 });
  } catch (error) {
    const isLarge = error instanceof RangeError;
    return isLarge ? new Uint8Array(maxPacScriptBytes + 1) : undefined;
  }
}

function declared(contentType = ''): TextDecoder | undefined {
  const label = /;\s*charset\s*=\s*"?([^\s";]{1,40})/i.exec(contentType)?.[1];
  if (label === undefined) return undefined;
  try {
    return new TextDecoder(label);
  } catch {
    return undefined; // a label that nobody knows says nothing
  }
}

function byMark([first, second, third]: Uint8Array): TextDecoder | undefined {
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le');
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be');
  if (first === 0xef && second === 0xbb && third === 0xbf) return new TextDecoder('utf-8');
  return undefined;
}

/** Scripts are ASCII for the most part: UTF-16 without a mark shows by its zeros. */
function byZeros(bytes: Uint8Array): TextDecoder | undefined {
  const sample = bytes.subarray(0, 400);
  const zeros = (odd: number): number =>
    sample.filter((byte, i) => byte === 0 && i % 2 === odd).length;
  const most = sample.length / 2;
  if (sample.length < 8 || zeros(0) + zeros(1) < most * 0.8) return undefined;
  if (zeros(1) > most * 0.8 && zeros(0) < most * 0.1) return new TextDecoder('utf-16le');
  if (zeros(0) > most * 0.8 && zeros(1) < most * 0.1) return new TextDecoder('utf-16be');
  return undefined;
}

function byContent(bytes: Uint8Array): TextDecoder {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return new TextDecoder('utf-8');
  } catch {
    return new TextDecoder('iso-8859-1');
  }
}

function looksBinary(text: string): boolean {
  const sample = startOf(text, 8192);
  const odd = sample.match(/(?![\t\n\v\f\r])\p{Cc}|\uFFFD/gu)?.length ?? 0;
  return sample.includes('\0') || odd > sample.length / 20;
}

function start(text: string): string {
  return startOf(text.trim(), 100);
}

function fail(code: PacFailure['code'], detail: string): PacScript {
  return { failure: { code, detail } };
}
