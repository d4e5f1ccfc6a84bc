import { describe, expect, it } from 'vitest';
import { everyField } from '../../fixtures/report/every-field.ts';
import { reportOf } from '../../src/audit.ts';
import { guideOfAudit } from '../../src/diagnosis/guide/guide-of-audit.ts';
import type { RecordLine } from '../../src/model/audit/record.ts';
import type { Report } from '../../src/model/audit/report.ts';
import { AuditLog } from '../../src/record/audit-log.ts';
import { reportFormats } from '../../src/report/formats.ts';
import { linesOf } from '../record/saved-audit.ts';
import { readZip } from '../report/formats/xlsx/read-zip.ts';
import { redactLines } from './redact-lines.ts';

const { redacted: _, ...options } = everyField.options;
const lines = linesOf({ ...everyField, options });

/** Each text in a value, with the way to it; the places in lists are left out. */
function* textsIn(value: unknown, way: readonly string[] = []): Generator<readonly string[]> {
  if (typeof value === 'string') yield way;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value)) yield* textsIn(item, [...way, key]);
}

function planted(way: readonly string[], text: string): readonly RecordLine[] {
  const copy = structuredClone(lines) as unknown as Record<string, unknown>;
  let at = copy;
  for (const key of way.slice(0, -1)) at = at[key] as Record<string, unknown>;
  at[way.at(-1) ?? ''] = text;
  return copy as unknown as readonly RecordLine[];
}

/**
 * What is kept as it is: of closed lists and forms that a saved file is held against, or netready's
 * own words. Everything else is somebody's text.
 */
const kept =
  /(?:^|\.)(?:type|step|role|by|kind|code|scheme|method|purpose|control|controlOf|id|attempt|target|rule|os|effect|from|to|column|agent|cloud|flaw|problems|settings|wins|proxyForHttp|lostBecause|scope|failOn|anchor|startedAt|finishedAt|resumedAt|notBefore|notAfter|date|protocol|cipher|keyExchange|version|name|node|lab|notRun|words|folder|hello|settings\.source|component|detection|because|components\.setting|components\.detectionBy|basis|dns\.failure|tcpFailure|cells\.verdict|cells\.cause|passedAt)$/;

const texts: readonly string[] = [
  'pc7.corp.contoso.test',
  'http://pc7.corp.contoso.test:3128/contoso?contoso',
  'CONTOSO\\contoso',
  'contoso@contoso.test',
  'Ask the help desk of contoso',
  'CN=contoso, O=contoso',
  '10.77.77.77',
  '00:1b:77:77:77:77',
];
const leak = /contoso|77[.:]77/i;

describe('a redacted audit', () => {
  it('names the company in no field', () => {
    const leaks = new Set<string>();
    for (const way of textsIn(lines)) {
      const field = way.filter((key) => !/^\d+$/.test(key)).join('.');
      if (kept.test(field)) continue;
      for (const text of texts) {
        if (leak.test(JSON.stringify(redactLines(planted(way, text)))))
          leaks.add(`${field}: ${text}`);
      }
    }
    expect([...leaks]).toEqual([]);
  });

  it('names it in no byte of any format', async () => {
    let all: readonly RecordLine[] = lines;
    for (const way of textsIn(lines)) {
      const field = way.filter((key) => !/^\d+$/.test(key)).join('.');
      if (kept.test(field)) continue;
      const text = /url$/.test(field) ? texts[1] : texts[0];
      const copy = structuredClone(all) as unknown as Record<string, unknown>;
      let at = copy;
      for (const key of way.slice(0, -1)) at = at[key] as Record<string, unknown>;
      at[way.at(-1) ?? ''] = text;
      all = copy as unknown as readonly RecordLine[];
    }
    const report = reportOf(logOf(redactLines(all)));
    for (const [name, bytes] of await rendered(report))
      expect({ name, leaks: leak.test(bytes) }).toEqual({ name, leaks: false });
    // What was planted would have been seen.
    const open = await rendered(reportOf(logOf(all)));
    for (const [name, bytes] of open)
      expect({ name, leaks: leak.test(bytes) }).toEqual({ name, leaks: true });
  });
});

function logOf(all: readonly RecordLine[]): AuditLog {
  const log = new AuditLog();
  for (const line of all) log.add(line);
  return log;
}

const screen = { width: 200, color: false, unicode: true };

async function rendered(report: Report): Promise<ReadonlyMap<string, string>> {
  const shown = new Map<string, string>();
  for (const { name, render } of reportFormats.text) {
    shown.set(name, [...render(report, { ...screen, guide: guideOfAudit })].join(''));
  }
  for (const { endings, renderBytes } of reportFormats.binary) {
    shown.set(
      endings.join(),
      JSON.stringify([...(await readZip(await renderBytes(report))).parts]),
    );
  }
  return shown;
}
