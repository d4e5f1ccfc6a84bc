import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { allFine } from '../../fixtures/report/all-fine.ts';
import { company } from '../../fixtures/report/company.ts';
import { everyField } from '../../fixtures/report/every-field.ts';
import { hostile } from '../../fixtures/report/hostile.ts';
import { injection } from '../../fixtures/report/injection.ts';
import { large } from '../../fixtures/report/large.ts';
import type { Report } from '../../src/model/audit/report.ts';
import { renderXlsx } from '../../src/report/formats/xlsx/render-xlsx.ts';

const { missing, strict } = inject('machine');
const run = promisify(execFile);
const needed = ['libreoffice-calc', 'poppler-utils'];

const reports: readonly (readonly [name: string, report: Report])[] = [
  ['company', company],
  ['all-fine', allFine],
  ['every-field', everyField],
  ['hostile', hostile],
  ['injection', injection],
  ['large', large],
];

describe.skipIf(needed.some((one) => missing.includes(one)) && !strict)(
  'a workbook in LibreOffice',
  () => {
    let folder = '';
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'netready-workbook-'));
      for (const [name, report] of reports) {
        await writeFile(join(folder, `${name}.xlsx`), await renderXlsx(report));
      }
      await run('soffice', [
        `-env:UserInstallation=file://${folder}/profile`,
        ...['--headless', '--convert-to', 'pdf', '--outdir', folder],
        ...reports.map(([name]) => join(folder, `${name}.xlsx`)),
      ]);
    });
    afterAll(() => rm(folder, { recursive: true, force: true }));

    /** A page as its text, in the order in which it is read. */
    async function page(name: string, number: number): Promise<string> {
      const pages = ['-f', `${number}`, '-l', `${number}`];
      const { stdout } = await run('pdftotext', [
        ...['-layout', ...pages],
        ...[join(folder, `${name}.pdf`), '-'],
      ]);
      return stdout;
    }

    it.each(reports)('prints the whole first sheet of %s on page 1', async (name) => {
      const first = await page(name, 1);
      expect(first).toMatch(/(?:NOT )?READY: |NOT KNOWN: /);
      expect(first).toContain('In this workbook');
      expect(first).toMatch(/Summary +Page 1 of/);
      expect(await page(name, 2)).not.toMatch(/Summary +Page 2 of/);
      mkdirSync('test-results', { recursive: true });
      await run('pdftoppm', [
        ...['-png', '-r', '80', '-f', '1', '-l', '1', '-singlefile'],
        ...[join(folder, `${name}.pdf`), `test-results/workbook-${name}`],
      ]);
      const picture = await readFile(`test-results/workbook-${name}.png`);
      expect(picture.subarray(1, 4).toString()).toBe('PNG');
    });

    it('says on page 1 the verdict, each team with what it is to do, and what is lost', async () => {
      const first = await page('company', 1);
      expect(first).toContain('NOT READY: 4 of 10 required targets');
      for (const team of ['Proxies', 'Firewalls and packet filters', 'The service itself'])
        expect(first).toContain(team);
      expect(first).toContain('Exempt the service URLs from proxy authentication');
      expect(first).toContain('detection and response data');
      expect(first).toContain('BLOCKED');
    });

    it('asks for nothing to be computed: no text is taken for a formula', async () => {
      const { stdout } = await run('pdftotext', [join(folder, 'injection.pdf'), '-']);
      expect(stdout).not.toMatch(/#NAME\?|#VALUE!|#REF!|Err:5\d\d/);
      expect(stdout).toContain("'=HYPERLINK(");
    });
  },
);
