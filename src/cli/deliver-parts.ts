import { type FileHandle, open } from 'node:fs/promises';
import { addUp } from '../diagnosis/add-up.ts';
import { exitStatus } from '../diagnosis/exit-status.ts';
import { joinParts } from '../diagnosis/join-parts.ts';
import type { Report, Totals } from '../model/report.ts';
import type { ReportStream, Whole } from '../report/report-stream.ts';
import { type Delivery, tellProblems, writeFiles } from './deliver.ts';
import { inBatches } from './in-batches.ts';
import { printAnswer } from './print-answer.ts';

/** Takes a report in parts. */
export interface PartsDelivery {
  readonly part: (report: Report) => Promise<void>;
  /** Ends every file. @returns the exit status, as `deliver()` does. */
  readonly end: () => Promise<number>;
}

/**
 * Writes the parts of a report as they come, in the formats that can; for the others they are kept,
 * and written as one report at the end.
 */
export function deliverParts({ format, files, screen }: Delivery): PartsDelivery {
  const answer = format.stream?.();
  const outlets = files.flatMap(({ path, format: one }) => {
    const stream = 'stream' in one ? one.stream?.() : undefined;
    return stream ? [fileOutlet(path, stream)] : [];
  });
  const rest = files.filter(({ format: one }) => !('stream' in one && one.stream));
  const kept: Report[] = [];
  let whole: Whole | undefined;
  let status = 0;
  return {
    part: async (report) => {
      status = Math.max(status, exitStatus(report));
      whole = { ...(whole ? addUp(whole, report) : totalsOf(report)), ...endOf(report) };
      if (!answer || rest.length > 0) kept.push(report);
      for (const outlet of outlets) await outlet.write(({ part }) => part(report));
      if (answer) await printAnswer(answer.part(report));
    },
    end: async () => {
      const last = whole;
      if (!last) throw new TypeError('Cannot deliver: there was no part');
      const joined = kept.length > 0 ? joinParts(kept, totalsOf(last)) : undefined;
      const problems = joined ? [...(await writeFiles(joined, rest))] : [];
      for (const outlet of outlets) {
        await outlet.write(({ end }) => end(last));
        problems.push(...(await outlet.close()));
      }
      if (answer) await printAnswer(answer.end(last));
      else if (joined) await printAnswer(format.render(joined, screen));
      return tellProblems(problems) ? status : 2;
    },
  };
}

function endOf({ routes, finishedAt }: Report): Pick<Whole, 'routes' | 'finishedAt'> {
  return { routes, ...(finishedAt !== undefined && { finishedAt }) };
}

function totalsOf({ latency, tax, slowest, issuers, summary }: Totals): Totals {
  return { latency, ...(tax && { tax }), ...(slowest && { slowest }), issuers, summary };
}

interface Outlet {
  readonly write: (lines: (stream: ReportStream) => Iterable<string>) => Promise<void>;
  /** @returns why the file is not whole; nothing where it is. */
  readonly close: () => Promise<readonly string[]>;
}

/** A file that grows with the report; after a failure nothing more is written. */
function fileOutlet(path: string, stream: ReportStream): Outlet {
  const problems: string[] = [];
  let file: FileHandle | undefined;
  const attempt = async (action: () => Promise<void>): Promise<void> => {
    await action().catch((error: unknown) => {
      problems.push(error instanceof Error ? error.message : String(error));
    });
  };
  return {
    write: (lines) =>
      attempt(async () => {
        if (problems.length > 0) return;
        file ??= await open(path, 'w', 0o644);
        for (const batch of inBatches(lines(stream))) await file.write(batch);
      }),
    close: async () => {
      await attempt(async () => file?.close());
      return problems;
    },
  };
}
