import { exitStatus } from '../diagnosis/exit-status.ts';
import type { Report } from '../model/report.ts';
import type { Parsed } from './option.ts';
import { checkWritable, printAnswer, say, writeFile } from './output.ts';
import {
  type BinaryFormat,
  formatNamed,
  formatOfFile,
  type ReportFormat,
} from './report-format.ts';
import { type Terminal, terminal } from './terminal.ts';

interface ReportFile {
  readonly path: string;
  readonly format: ReportFormat | BinaryFormat;
}

/** Where a report goes, from `--format`, `--output` and the display options. */
export interface Delivery {
  readonly format: ReportFormat;
  readonly files: readonly ReportFile[];
  readonly screen: Terminal;
}

// A file has no terminal whose columns could be asked.
const fileWidth = 120;

/**
 * Reads the options of a report before there is one, so that a mistake is told before the work.
 * @throws UsageError for an unknown format, or a file that cannot be written.
 */
export async function deliveryOf(parsed: Parsed): Promise<Delivery> {
  const format = formatNamed(parsed.one('format') ?? 'table');
  const files = parsed.all('output').map((path) => ({ path, format: formatOfFile(path) }));
  for (const { path } of files) await checkWritable('--output', path);
  const screen = terminal({
    noColor: parsed.has('no-color'),
    noProgress: parsed.has('no-progress') || parsed.has('quiet'),
  });
  return { format, files, screen };
}

/**
 * Writes a report to its files and to stdout. A file that fails is told on stderr and keeps the
 * answer from nobody.
 * @returns the exit status: of the report, or 2 where a file could not be written.
 */
export async function deliver(
  report: Report,
  { format, files, screen }: Delivery,
): Promise<number> {
  const problems: string[] = [];
  for (const file of files) {
    await writeReport(report, file).catch((error: unknown) => {
      problems.push(error instanceof Error ? error.message : String(error));
    });
  }
  await printAnswer(format.render(report, screen));
  for (const problem of problems) say(`netready: Cannot write a report: ${problem}`);
  return problems.length > 0 ? 2 : exitStatus(report);
}

async function writeReport(report: Report, { path, format }: ReportFile): Promise<void> {
  const isBytes = 'renderBytes' in format;
  const chunks = isBytes
    ? [await format.renderBytes(report)]
    : format.render(report, { width: fileWidth, color: false });
  await writeFile(path, chunks);
}
