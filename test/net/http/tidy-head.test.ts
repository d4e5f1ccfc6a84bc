import { request } from 'node:http';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Replay } from '../../../src/net/http/replay.ts';
import { maxHeadLength, tidyHead } from '../../../src/net/http/tidy-head.ts';
import { sloppyAnswers } from '../sloppy-answers.ts';

function tidy(text: string) {
  return tidyHead(Buffer.from(text, 'latin1'));
}

/** The pieces that heads are made of, sound and not. */
const piece = fc.constantFrom(
  ...['HTTP/1.1 200 OK', 'HTTP/1.0 403 No', 'HTTP/1.1 100 Continue', 'http/1 204', 'HTTP/1.1'],
  ...['\r\n', '\n', '\r', '\r\n\r\n', '\n\n', ' ', '\t', ':', ',', '\0', 'é', ' b'],
  ...['Content-Length: 2', 'content-length', '2, 2', '3', 'Transfer-Encoding: chunked', 'X: y'],
  ...['ok', '2\r\nok\r\n0\r\n\r\n', 'Location: /'],
);
const soup = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));
const opened = soup.map((text) => `HTTP/1.1 200 OK\r\n${text}\r\n\r\nok`);

describe('tidyHead()', () => {
  it('never throws, and says the same of the same bytes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array().map(Buffer.from), soup.map(Buffer.from)), (bytes) => {
        expect(tidyHead(Buffer.from(bytes))).toEqual(tidyHead(Buffer.from(bytes)));
      }),
    );
  });

  it('finds nothing more to do in what it put in order', () => {
    fc.assert(
      fc.property(fc.oneof(soup, opened), (text) => {
        const first = tidy(text);
        if (first.kind !== 'head') return;
        expect(first.end).toBeLessThanOrEqual(text.length);
        expect(first.status).toBeGreaterThanOrEqual(200);
        const { head } = first;
        expect(tidyHead(head)).toMatchObject({ kind: 'head', head, end: head.length, sloppy: [] });
      }),
    );
  });

  it('waits for more of any beginning of a head, and then reads it whole', () => {
    for (const { text } of sloppyAnswers.filter((one) => one.text.length < 500)) {
      const whole = tidy(text);
      if (whole.kind !== 'head') throw new Error('It is no head');
      for (let length = 0; length < whole.end; length += 1) {
        expect(tidy(text.slice(0, length)).kind).toBe('more');
      }
    }
  });

  it("reads what Node's strict parser reads, and as it does", async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(soup, opened), async (text) => {
        const strict = await readStrictly(text);
        if (strict === undefined || strict.status === 101) return;
        const tidied = tidy(text);
        expect(tidied).toMatchObject({ kind: 'head', status: strict.status });
        if (tidied.kind !== 'head') return;
        const again = await readStrictly(
          `${tidied.head.toString('latin1')}${text.slice(tidied.end)}`,
        );
        expect(again?.status).toBe(strict.status);
        const sorted = (pairs: readonly string[]) =>
          pairs.map((one) => one.toLowerCase()).toSorted();
        expect(sorted(again?.headers ?? [])).toEqual(sorted(strict.headers));
      }),
      { numRuns: 300 },
    );
  });

  it('stops at its bound, however the head goes on', () => {
    for (const text of ['HTTP/1.1 200 OK\r\na: ', 'HTTP/1.1 200 ', 'HTTP/1.1 200 OK\n']) {
      expect(tidy(text + 'x'.repeat(maxHeadLength)).kind).toBe('too-large');
      expect(tidy(`${text}${'a: b\n'.repeat(maxHeadLength / 4)}`).kind).toBe('too-large');
    }
    expect(tidy('HTTP/1.1 103 Hints\r\n\r\n'.repeat(20)).kind).toBe('too-large');
  });

  it('refuses at once what is no answer of HTTP', () => {
    for (const text of ['SSH-2.0-x\r\n', '220 mail', '<html>', '\x15\x03\x01', '\x05\xff', '\0Z']) {
      expect(tidy(text).kind).toBe('refused');
    }
  });
});

/** As Node's parser reads it without leniency; undefined where it refuses, or where no head ends. */
function readStrictly(text: string) {
  return new Promise<{ status: number; headers: readonly string[] } | undefined>((resolve) => {
    const replay = new Replay();
    const asked = request({
      createConnection: () => replay as never,
      maxHeaderSize: maxHeadLength,
    });
    asked.on('response', (response) => {
      resolve({ status: response.statusCode ?? 0, headers: response.rawHeaders });
      asked.destroy();
    });
    asked.on('upgrade', () => resolve(undefined));
    asked.on('error', () => resolve(undefined));
    asked.on('close', () => resolve(undefined));
    asked.end();
    replay.push(Buffer.from(text, 'latin1'));
    replay.push(null);
  });
}
