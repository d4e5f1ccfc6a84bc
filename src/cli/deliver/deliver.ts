import { exitStatus } from '../../diagnosis/exit-status.ts';
import { guideOfAudit } from '../../diagnosis/guide/guide-of-audit.ts';
import type { Report } from '../../model/audit/report.ts';
import type { SetupLine } from '../../model/guide/setup-line.ts';
import type { ReportFormat } from '../../report/formats.ts';
import { quoted } from '../../setup/usage/usage-error.ts';
import { checkFiles, type FilesOfRun } from '../args/check-files.ts';
import type { DisplayArgs } from '../args/display-flags.ts';
import type { OutputArgs, OutputFile } from '../args/document-flags.ts';
import type { VerboseArgs } from '../args/output-flags.ts';
import { printDocument } from '../out/print-document.ts';
import { writeReportFile } from '../out/report-file.ts';
import { say } from '../out/say.ts';
import { type Terminal, terminal } from '../out/terminal.ts';
import { withWayOn } from '../saved/way-on.ts';
import { checkWritable } from './check-writable.ts';

/** Where a report goes, from `--format`, `--output` and the display options. */
export interface Delivery<Document = Report> {
  readonly format: ReportFormat<Document>;
  readonly files: readonly OutputFile<Document>[];
  readonly screen: Terminal;
}

/** What else is written, and what is read. */
export type OtherFiles = Partial<FilesOfRun>;

// A file has no terminal whose columns could be asked.
const plainFile = { width: 120, color: false, unicode: true, guide };

/** What judges the set-up guide: loaded by whom it is asked, and by no plan. */
export function guide(report: Report): readonly SetupLine[] {
  return guideOfAudit(report);
}

/**
 * Looks at where a report goes before there is one, so that a mistake is told before the work.
 * @throws UsageError for a file that cannot be written, or that the run reads.
 */
export async function deliveryOf<Document = Report>(
  { format, output: files = [], ...display }: OutputArgs<Document> & DisplayArgs & VerboseArgs,
  { written = [], read = [] }: OtherFiles = {},
): Promise<Delivery<Document>> {
  const outputs = files.map(({ path }) => ({ option: '--output', path }));
  await checkFiles({ written: [...outputs, ...written], read });
  for (const { path } of files) await checkWritable('--output', path);
  return { format, files, screen: terminal(display) };
}

/**
 * Loads what the formats of a report want, before there is one: what loading leaves behind in memory is used again by all
 * that follows, and is no more beside it.
 */
export async function loadAhead<Document>({
  format,
  files,
}: Pick<Delivery<Document>, 'format' | 'files'>): Promise<void> {
  for (const one of [format, ...files.map(({ format: of }) => of)])
    if ('load' in one) await one.load?.();
}

/**
 * Writes a report to its files and to stdout. A file that fails is told on stderr and keeps the
 * answer from nobody.
 * @returns the exit status: of the report, or 2 where a file could not be written.
 */
export async function deliver(report: Report, delivery: Delivery): Promise<number> {
  return (await writeAnswer(report, delivery)) ? exitStatus(report) : 2;
}

/** The same for a document of any kind. @returns whether every file was written. */
export async function writeAnswer<Document extends object>(
  document: Document,
  { format, files, screen }: Delivery<Document>,
): Promise<boolean> {
  const problems = await writeFiles(document, files);
  const options = { ...screen, guide, ...(await format.load?.()) };
  await printDocument(document, (one) => format.render(one, options));
  return tellProblems(problems);
}

/** Writes a document to files. @returns why some could not be written. */
export async function writeFiles<Document extends object>(
  document: Document,
  files: readonly OutputFile<Document>[],
): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const file of files) {
    await writeReport(document, file).catch((error: unknown) => {
      problems.push(problemOf(file.path, error));
    });
  }
  return problems;
}

/** Which file it was, why, and what to do. */
export function problemOf(path: string, error: unknown): string {
  return `${quoted(path)}: ${withWayOn(error)}`;
}

/** Tells on stderr what could not be written. @returns whether all was. */
export function tellProblems(problems: readonly string[]): boolean {
  for (const problem of problems) say(`netready: Cannot write a report: ${problem}`);
  return problems.length === 0;
}

async function writeReport<Document extends object>(
  document: Document,
  { path, format }: OutputFile<Document>,
): Promise<void> {
  await writeReportFile(path, document, async (one) =>
    'renderBytes' in format
      ? [await format.renderBytes(one)]
      : format.render(one, { ...plainFile, ...(await format.load?.()) }),
  );
}
