import { addUp } from '../diagnosis/add-up.ts';
import { exitStatus } from '../diagnosis/exit-status.ts';
import { joinParts } from '../diagnosis/join-parts.ts';
import type { Report, Summary, Totals } from '../model/report.ts';
import { statusOfTargets } from '../model/required-targets.ts';
import type { ReportStream, Whole } from '../report/report-stream.ts';
import { type Delivery, tellProblems, writeFiles } from './deliver.ts';
import { say } from './output.ts';
import { printAnswer } from './print-answer.ts';
import { openReportFile, type ReportFile } from './report-file.ts';

/** Takes a report in parts. */
export interface PartsDelivery {
  readonly part: (report: Report) => Promise<void>;
  /**
   * Ends every file. @returns the exit status, as `deliver()` does.
   * @throws what kept stdout from taking the answer, once all else is written.
   */
  readonly end: () => Promise<number>;
}

/**
 * Writes the parts of a report as they come, in the formats that can; for the others they are kept,
 * and written as one report at the end. Targets of the list that are in no part were never begun:
 * they are told, counted as not run, and no pass.
 */
export function deliverParts({ format, files, screen }: Delivery): PartsDelivery {
  const answer = format.stream && answerOutlet(format.stream());
  const streamed = files.flatMap(({ path, format: one }) =>
    'stream' in one && one.stream ? [fileOutlet(path, one.stream())] : [],
  );
  const rest = files.filter(({ format: one }) => !('stream' in one && one.stream));
  const keepsAll = !answer || rest.length > 0;
  const outlets = answer ? [...streamed, answer] : streamed;
  const keepsIssuers = keepsAll || outlets.some(({ tellsIssuers }) => tellsIssuers);
  const kept: Report[] = [];
  let whole: Whole | undefined;
  let listed = 0;
  let seen = 0;
  let status: Status = 0;
  let unbegunStatus: Status = 0;
  return {
    part: async (report) => {
      const { part, routes, finishedAt, options, targets } = report;
      listed = part?.listed ?? targets.length;
      seen += targets.length;
      status = worse(status, exitStatus(report));
      unbegunStatus = statusOfTargets({ failed: 0, unmade: 1 }, options.failOn);
      // Most streams tell who signed for whom with each part: that grows with the list.
      const totals = keepsIssuers ? totalsOf(report) : { ...totalsOf(report), issuers: [] };
      whole = {
        ...(whole ? addUp(whole, totals) : totals),
        routes,
        ...(finishedAt !== undefined && { finishedAt }),
      };
      if (keepsAll) kept.push(report);
      for (const outlet of outlets) await outlet.write((stream) => stream.part(report));
    },
    end: async () => {
      if (!whole) throw new TypeError('Cannot deliver: there was no part');
      const unbegun = Math.max(0, listed - seen);
      const last = { ...whole, summary: withUnbegun(whole.summary, unbegun) };
      for (const outlet of outlets) await outlet.write((stream) => stream.end(last));
      const problems = (await Promise.all(streamed.map((outlet) => outlet.close()))).flat();
      if (keepsAll) {
        const joined = joinParts(kept, totalsOf(last));
        problems.push(...(await writeFiles(joined, rest)));
        if (!answer) await printAnswer(format.render(joined, screen));
      }
      if (listed !== seen) say(unlike({ listed, seen }));
      const isWritten = tellProblems(problems.map(messageOf));
      for (const error of (await answer?.close()) ?? []) throw error;
      if (!isWritten) return 2;
      return unbegun > 0 ? worse(status, unbegunStatus) : status;
    },
  };
}

type Status = ReturnType<typeof exitStatus>;

/** What does not pass is a conclusion, and what was not tried is none. */
function worse(one: Status, other: Status): Status {
  const both: readonly Status[] = [one, other];
  return ([1, 130] as const).find((status) => both.includes(status)) ?? 0;
}

function withUnbegun(summary: Summary, unbegun: number): Summary {
  const { targets, notRun } = summary;
  return { ...summary, targets: targets + unbegun, notRun: notRun + unbegun };
}

function unlike({ listed, seen }: { readonly listed: number; readonly seen: number }): string {
  return `netready: The list had ${listed} targets and this audit holds ${seen}: it was cut short, or the list was changed meanwhile`;
}

function totalsOf({ latency, tax, slowest, issuers, summary }: Totals): Totals {
  return { latency, ...(tax && { tax }), ...(slowest && { slowest }), issuers, summary };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Takes the lines of one format; after a failure nothing more is written. */
interface Outlet extends Pick<ReportStream, 'tellsIssuers'> {
  readonly write: (lines: (stream: ReportStream) => Iterable<string>) => Promise<void>;
  /** @returns what it failed with; nothing where all was taken. */
  readonly close: () => Promise<readonly unknown[]>;
}

interface Sink {
  readonly write: (lines: Iterable<string>) => Promise<void>;
  readonly close: () => Promise<void>;
}

function outletOf(stream: ReportStream, sink: Sink): Outlet {
  const errors: unknown[] = [];
  const attempt = async (action: () => Promise<void>): Promise<void> => {
    await action().catch((error: unknown) => {
      errors.push(error);
    });
  };
  return {
    ...(stream.tellsIssuers && { tellsIssuers: true }),
    write: async (lines) => {
      if (errors.length === 0) await attempt(() => sink.write(lines(stream)));
    },
    close: async () => {
      await attempt(sink.close);
      return errors;
    },
  };
}

function answerOutlet(stream: ReportStream): Outlet {
  return outletOf(stream, { write: printAnswer, close: async () => {} });
}

/** A file that grows with the report, beside its place until it is whole. */
function fileOutlet(path: string, stream: ReportStream): Outlet {
  let file: ReportFile | undefined;
  return outletOf(stream, {
    write: async (lines) => {
      file ??= await openReportFile(path);
      await file.write(lines).catch(async (error: unknown) => {
        await file?.discard();
        file = undefined;
        throw error;
      });
    },
    close: async () => file?.finish(),
  });
}
