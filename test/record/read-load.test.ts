import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { company } from '../../fixtures/report/company.ts';
import { everyLoadReport } from '../../fixtures/report/every-load-report.ts';
import { loadRun } from '../../fixtures/report/load-run.ts';
import { begun } from '../../src/record/begun.ts';
import { isLoadStart, readLoad } from '../../src/record/read-load.ts';
import { UnreadableRecord } from '../../src/record/unreadable-record.ts';
import { renderHtml, renderLoadHtml } from '../../src/report/formats/html/render-html.ts';
import { renderLoadJson } from '../../src/report/formats/json/load/render-load-json.ts';
import { renderLoadNdjson } from '../../src/report/formats/json/load/render-load-ndjson.ts';
import { renderJson } from '../../src/report/formats/json/render-json.ts';
import { loadFormats } from '../../src/report/formats.ts';

async function* bytesOf(...texts: readonly string[]): AsyncGenerator<Buffer> {
  for (const text of texts) yield Buffer.from(text);
}

const read = (...texts: readonly string[]) => readLoad(bytesOf(...texts));

describe('readLoad()', () => {
  it.each(everyLoadReport)('gives back of %s every byte of its JSON', async (_, report) => {
    const text = [...renderLoadJson(report)].join('');
    const { start, all } = await begun(bytesOf(text.slice(0, 7), text.slice(7)));
    expect(isLoadStart(start)).toBe(true);
    expect([...renderLoadJson(await readLoad(all))].join('')).toBe(text);
  });

  it.each(everyLoadReport)(
    'gives back of %s every byte of its JSON out of its page',
    async (_, report) => {
      const page = [...renderLoadHtml(report)].join('');
      const { start, all } = await begun(bytesOf(page));
      expect(isLoadStart(start)).toBe(true);
      const text = [...renderLoadJson(report)].join('');
      expect([...renderLoadJson(await readLoad(all))].join('')).toBe(text);
      const cut = page.slice(0, page.indexOf('<template') + 200);
      await expect(read(cut)).rejects.toThrow('Cannot read the run of load: it ends in the middle');
      await expect(read(page.slice(0, 2000))).rejects.toThrow('as if it had been cut');
    },
  );

  it('knows one from an audit, however it is laid out', () => {
    expect(isLoadStart(JSON.stringify(loadRun))).toBe(true);
    expect(isLoadStart(JSON.stringify(loadRun, undefined, 4))).toBe(true);
    expect(isLoadStart([...renderLoadNdjson(loadRun)].join(''))).toBe(true);
    expect(isLoadStart([...renderJson(company)].join(''))).toBe(false);
    expect(isLoadStart([...renderHtml(company)].join('').slice(0, 1000))).toBe(false);
  });

  it.each([
    [
      'cut',
      [...renderLoadJson(loadRun)].join('').slice(0, -40),
      'it is not JSON: it was cut or edited',
    ],
    ['NDJSON', [...renderLoadNdjson(loadRun)].join(''), 'name its JSON report'],
    [
      'of another version',
      JSON.stringify({ ...loadRun, schemaVersion: 2 }),
      '"schemaVersion" is 2',
    ],
    ['without its ways', JSON.stringify({ ...loadRun, ways: undefined }), '"ways" is no list'],
    ['deep', `{"kind":"load","x":${'['.repeat(99)}${']'.repeat(99)}}`, 'too deep'],
  ])('refuses one that is %s in one line', async (_, text, why) => {
    const error = await read(text).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UnreadableRecord);
    expect(String(error)).toMatch(/^UnreadableRecord: Cannot read the run of load: [^\n]+$/);
    expect(String(error)).toContain(why);
  });

  it('refuses what is larger than it could be, before all of it was read', async () => {
    let chunks = 0;
    const endless = async function* (): AsyncGenerator<Buffer> {
      for (;;) {
        chunks += 1;
        yield Buffer.alloc(1024 * 1024, 0x20);
      }
    };
    await expect(readLoad(endless())).rejects.toThrow('it is larger than 67108864 bytes');
    expect(chunks).toBe(65);
  });

  it('takes nothing that a format could not show', async () => {
    const text = [...renderLoadJson(loadRun)].join('');
    const values = ['null', '-1', '1e308', '"x"', '[]', '{}', '[[]]', '{"__proto__":1}', 'true'];
    // Each number and text of the document is a place where another value may stand.
    const places = [...text.matchAll(/(?<=: ?|[[,])(?:"[^"]*"(?!:)|[\d.]+)/g)];
    const spoilt = fc.record({
      place: fc.constantFrom(...places),
      value: fc.oneof(fc.constantFrom(...values), fc.json({ maxDepth: 3 })),
    });
    const options = { width: 80, color: false, unicode: true };
    await fc.assert(
      fc.asyncProperty(spoilt, async ({ place, value }) => {
        const end = place.index + place[0].length;
        const report = await read(text.slice(0, place.index) + value + text.slice(end)).catch(
          (error: unknown) => {
            expect(error).toBeInstanceOf(UnreadableRecord);
          },
        );
        if (!report) return;
        for (const { render } of loadFormats.text)
          expect([...render(report, options)]).not.toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
