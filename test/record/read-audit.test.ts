import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { reportOf } from '../../src/audit.ts';
import type { Report } from '../../src/model/audit/report.ts';
import { embeddedAudit } from '../../src/model/audit/saved/embedded-audit.ts';
import { readAudit } from '../../src/record/read-audit.ts';
import { renderHtml } from '../../src/report/formats/html/render-html.ts';
import { renderJson } from '../../src/report/formats/json/render-json.ts';
import { renderNdjson } from '../../src/report/formats/json/render-ndjson.ts';
import { chunks, collect, savedLog, textOf } from './saved-audit.ts';

const report = reportOf(await savedLog(textOf()));
const json = [...renderJson(report)].join('');
const ndjson = [...renderNdjson(report)].join('');
const html = [...renderHtml(report)].join('');
const forms = { json, ndjson, html, 'a saved audit': textOf() };

async function readBack(file: string | Buffer, size?: number): Promise<Report> {
  const [log, ...others] = await collect(readAudit(chunks(Buffer.from(file), size)));
  if (!log || others.length > 0) throw new Error('it was made in parts');
  return reportOf(log);
}

/** A page whose data are these lines. */
function pageOf(lines: string | Buffer): string {
  const { opening, closing } = embeddedAudit;
  return `<!DOCTYPE html>\n${opening}>\n${gzipSync(lines).toString('base64')}\n${closing}\n`;
}

describe('readAudit()', () => {
  it.each(Object.entries(forms))('reads %s, and makes each report of it anew', async (_, file) => {
    for (const size of [65_536, 7]) {
      const again = await readBack(file, size);
      expect([...renderJson(again)].join('')).toBe(json);
      expect([...renderNdjson(again)].join('')).toBe(ndjson);
      expect([...renderHtml(again)].join('')).toBe(html);
    }
  });

  it('reads a JSON report that was laid out anew, its keys in another order', async () => {
    const members = Object.entries(JSON.parse(json) as object).reverse();
    for (const space of [0, 4]) {
      const again = await readBack(
        `\u{FEFF}${JSON.stringify(Object.fromEntries(members), null, space)}`,
      );
      expect([...renderJson(again)].join('')).toBe(json);
    }
  });

  it('goes by what was seen, and not by what a report concluded', async () => {
    // What the options say of an earlier audit was asked for.
    const edited = json.replaceAll(/^(?!"options").*$/gm, (line) =>
      line.replaceAll(/"verdict":"[a-z-]+"/g, '"verdict":"reachable"'),
    );
    expect(edited).not.toBe(json);
    expect([...renderJson(await readBack(edited))].join('')).toBe(json);
  });

  it('keeps apart what was begun and what was ended', async () => {
    const text = textOf().replaceAll(/\{"type":"finished".*\n/g, '');
    const killed = reportOf(await savedLog(text));
    expect(killed.attempts.map(({ unfinished }) => unfinished)).toContain(true);
    const again = await readBack([...renderJson(killed)].join(''));
    expect(again).toEqual(killed);
  });

  it.each([
    ['nothing', '', 'saved audit: it has no head line'],
    ['another text', 'root:x:0:0\n', 'saved audit: line 1 is not JSON'],
    ['another page', '<!DOCTYPE html><p>Hello', 'HTML report: it holds no audit'],
    ['a page that was cut', '<!DOCTYPE html><p>Hello', 'as if it had been cut'],
    ['a whole page', '<!DOCTYPE html><p>Hello</p></html>\n', 'name a page of netready audit'],
    ['a workbook', 'PK\u0003\u0004', 'workbook: it does not hold the audit'],
    ['another document', '{"a": [1, 2]}', 'JSON report: it holds no "targets" and no "attempts"'],
    [
      'a run of load',
      '{"kind": "load", "targets": []}',
      'run of load: it is no audit: netready report',
    ],
    [
      'a newer version',
      json.replace('"schemaVersion": 1', '"schemaVersion": 2'),
      'JSON report: its head: "head" "schemaVersion" is 2',
    ],
    [
      'no attempt',
      json.replace(/"attempts": \[/, '"attempts": [7,'),
      'JSON report: attempts[0] is no object',
    ],
    ['no document', '{"targets": [}', 'JSON report: '],
    [
      'an NDJSON report that was cut',
      ndjson.slice(0, ndjson.lastIndexOf('{')),
      'NDJSON report: it ends without its summary',
    ],
    [
      'an NDJSON report that was edited',
      ndjson.replace('\n{', '\n['),
      'NDJSON report: line 2 is not JSON',
    ],
    [
      'a page without its end',
      html.slice(0, html.indexOf('</template>') - 100),
      'HTML report: it ends in the middle of its data',
    ],
    [
      'a page with a bit changed',
      html.replace(/(H4sI.*\n.{80})./, '$1!'),
      'HTML report: its data holds "!"',
    ],
    [
      'a page with bytes gone',
      html.replace(/(H4sI.*\n.{80}).{40}/, '$1'),
      'HTML report: its data does not unpack',
    ],
    ['a page of two audits', pageOf(textOf() + textOf()), 'is a second head'],
    ['a page of other lines', pageOf('{}\n'), 'HTML report: line 1: its type'],
  ])('refuses %s in one line', async (_, file, why) => {
    const refused = readBack(file).catch((error: unknown) => error);
    expect(await refused).toMatchObject({ name: 'UnreadableRecord' });
    expect(await refused).toHaveProperty(
      'message',
      expect.stringMatching(/^Cannot read the [^\n]*$/),
    );
    expect(String(await refused)).toContain(why);
  });

  it('refuses a JSON report that is cut at any byte', async () => {
    for (let end = 1; end < json.trimEnd().length; end += 97) {
      await expect(readBack(json.slice(0, end))).rejects.toThrow(
        /^Cannot read the (JSON report|saved audit): /,
      );
    }
  });

  it('refuses a page that is cut before the end of its audit, in one line', async () => {
    const end = html.lastIndexOf(embeddedAudit.closing);
    for (let at = 1; at < end; at += 997) {
      await expect(readBack(html.slice(0, at))).rejects.toThrow(/^Cannot read the [^\n]*$/);
    }
  });

  it.each([
    ['an older version', /"schemaVersion": ?1\b/, '"schemaVersion":0'],
    ['a later version', /"schemaVersion": ?1\b/, '"schemaVersion":99'],
    ['the id of an attempt', /"id": ?"a1"/, '"id":"a1\\u001b[31m"'],
  ])(
    'refuses a JSON report with %s edited, in one line without what acts on a screen',
    async (_, from, to) => {
      const edited = json.replace(from, to);
      expect(edited).not.toBe(json);
      const refused = await readBack(edited).catch((error: unknown) => error);
      expect(refused).toHaveProperty(
        'message',
        expect.stringMatching(/^Cannot read the [\x20-\x7e]*$/),
      );
    },
  );

  it('unpacks no more of a page than an audit can be', async () => {
    const [head] = textOf().split('\n');
    const line = `${' '.repeat(1 << 20)}\n`;
    const long = pageOf(Buffer.from(`${head}\n${' '.repeat(5 << 20)}`));
    await expect(readBack(long)).rejects.toThrow('HTML report: line 2 is longer than 4 MiB');
    const many = pageOf(Buffer.from(`${head}\n${'\n'.repeat(1 << 22)}`));
    await expect(readBack(many)).rejects.toThrow('is more than its attempts can come to');
    const part = pageOf(
      Buffer.from(`${head}\n${`{"type":"end","finishedAt":"x"}${line}`.repeat(257)}`),
    );
    await expect(readBack(part)).rejects.toThrow('is beyond the 256 MiB of a part');
  });
});
