import type { LoadReport } from '../../model/load/load-report.ts';
import type { Bytes } from '../../record/begun.ts';
import { readLoad } from '../../record/read-load.ts';
import { UnreadableRecord } from '../../record/unreadable-record.ts';
import { loadFormats } from '../../report/formats.ts';
import type { OutcomeRequest } from '../../setup/request/audit-request.ts';
import { notAChoice, quoted, UsageError } from '../../setup/usage/usage-error.ts';
import type { OutputFile } from '../args/document-flags.ts';
import type { SummaryArgs } from '../args/output-flags.ts';
import { loadStatus } from '../bench/load-status.ts';
import { type Delivery, writeAnswer } from '../deliver/deliver.ts';

/** What was asked of a file before it was known what it holds. */
export interface LoadRetelling extends OutcomeRequest, SummaryArgs {
  readonly delivery: Delivery;
}

/**
 * Tells a saved run of load again, in the formats that a bench has.
 * @param bytes of its JSON report.
 * @returns the exit status, as that of the bench.
 * @throws UsageError in one line where it is none, or where something is asked that audits alone have.
 */
export async function deliverLoadFile(
  bytes: Bytes,
  { delivery, ...asked }: LoadRetelling,
): Promise<number> {
  const names = { failOn: '--fail-on', redact: '--redact', site: '--site', summary: '--summary' };
  for (const [field, option] of Object.entries(names)) {
    if (asked[field as keyof typeof names] === undefined) continue;
    throw new UsageError(`Cannot use ${option} for a run of load: it is for audits alone`);
  }
  const { format, files, screen } = delivery;
  const all = loadFormats.text.map(({ name }) => name);
  const answer = loadFormats.text.find(({ name }) => name === format.name);
  if (!answer) throw notAChoice('--format of a run of load', format.name, all);
  const outputs = files.map(({ path, format: wanted }) => outputOf(path, wanted));
  const report = await readLoad(bytes).catch((error: unknown) => {
    throw error instanceof UnreadableRecord ? new UsageError(error.message) : error;
  });
  const told: Delivery<LoadReport> = { format: answer, files: outputs, screen };
  return (await writeAnswer(report, told)) ? loadStatus(report) : 2;
}

/** The format of a run of load that has the endings of one of an audit. */
function outputOf(path: string, { endings }: OutputFile<never>['format']): OutputFile<LoadReport> {
  const isSame = (one: { readonly endings: readonly string[] }): boolean =>
    one.endings.some((ending) => endings.includes(ending));
  const formats = [...loadFormats.text, ...loadFormats.binary];
  const format = formats.find(isSame);
  if (format) return { path, format };
  const known = formats.flatMap((one) => one.endings).join(', ');
  throw new UsageError(
    `Cannot use ${quoted(path)} for --output of a run of load: end the name in ${known}`,
  );
}
