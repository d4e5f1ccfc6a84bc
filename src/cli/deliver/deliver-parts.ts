import { exitStatus } from '../../diagnosis/exit-status.ts';
import { addUp } from '../../diagnosis/parts/add-up.ts';
import { joinParts } from '../../diagnosis/parts/join-parts.ts';
import { sharedFindings } from '../../diagnosis/parts/shared-findings.ts';
import type { Report, Summary, Totals } from '../../model/audit/report.ts';
import { joinedStatus, type OutcomeStatus } from '../../model/standing/outcome-status.ts';
import type { ReportStream, Whole } from '../../report/view/audit/report-stream.ts';
import { printDocument } from '../out/print-document.ts';
import { openReportFile, type ReportFile } from '../out/report-file.ts';
import { say } from '../out/say.ts';
import { type Delivery, guide, problemOf, tellProblems, writeFiles } from './deliver.ts';

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
    'stream' in one && one.stream ? [{ path, outlet: fileOutlet(path, one.stream()) }] : [],
  );
  const rest = files.filter(({ format: one }) => !('stream' in one && one.stream));
  const keepsAll = !answer || rest.length > 0;
  const inFiles = streamed.map(({ outlet }) => outlet);
  const outlets = answer ? [...inFiles, answer] : inFiles;
  const keepsIssuers = keepsAll || outlets.some(({ tellsIssuers }) => tellsIssuers);
  const kept: Report[] = [];
  const shared = sharedFindings();
  let whole: Whole | undefined;
  let listed = 0;
  let seen = 0;
  let status: OutcomeStatus | undefined;
  let unbegunStatus: OutcomeStatus = 130;
  return {
    part: async (report) => {
      const { part, routes, finishedAt, options, targets } = report;
      listed = part?.listed ?? targets.length;
      seen += targets.length;
      const itsStatus = exitStatus(report);
      status = status === undefined ? itsStatus : joinedStatus(status, itsStatus);
      unbegunStatus = options.failOn === 'never' ? 0 : 130;
      // Most streams tell who signed for whom with each part: that grows with the list.
      const totals = keepsIssuers ? totalsOf(report) : { ...totalsOf(report), issuers: [] };
      whole = {
        ...(whole ? addUp(whole, totals) : totals),
        routes,
        ...(finishedAt !== undefined && { finishedAt }),
      };
      const own = shared.part(report);
      if (keepsAll) kept.push(own);
      for (const outlet of outlets) await outlet.write(own, (stream, one) => stream.part(one));
    },
    end: async () => {
      if (!whole || status === undefined) throw new TypeError('Cannot deliver: there was no part');
      const unbegun = Math.max(0, listed - seen);
      const summary = withUnbegun(whole.summary, unbegun);
      const last = { ...whole, summary };
      const told = shared.told();
      for (const outlet of outlets)
        await outlet.write(last, (stream, one) => stream.end(one, told));
      const problems = (
        await Promise.all(
          streamed.map(async ({ path, outlet }) =>
            (await outlet.close()).map((error) => problemOf(path, error)),
          ),
        )
      ).flat();
      if (keepsAll) {
        const joined = joinParts(kept, { totals: totalsOf(last), shared: told });
        problems.push(...(await writeFiles(joined, rest)));
        const loaded = answer ? {} : await format.load?.();
        const options = { ...screen, guide, ...loaded };
        if (!answer) await printDocument(joined, (one) => format.render(one, options));
      }
      if (listed !== seen) say(unlike({ listed, seen }));
      const isWritten = tellProblems(problems);
      for (const error of (await answer?.close()) ?? []) throw error;
      if (!isWritten) return 2;
      return unbegun > 0 ? joinedStatus(status, unbegunStatus) : status;
    },
  };
}

function withUnbegun(summary: Summary, unbegun: number): Summary {
  const { targets, notRun } = summary;
  return { ...summary, targets: targets + unbegun, notRun: notRun + unbegun };
}

function unlike({ listed, seen }: { readonly listed: number; readonly seen: number }): string {
  return `netready: The list had ${listed} targets and this audit holds ${seen}: it was cut short, or the list was changed meanwhile`;
}

function totalsOf({ latency, overhead, slowest, issuers, summary }: Totals): Totals {
  return { latency, ...(overhead && { overhead }), ...(slowest && { slowest }), issuers, summary };
}

/** Takes the lines of one format; after a failure nothing more is written. */
interface Outlet extends Pick<ReportStream, 'tellsIssuers'> {
  readonly write: <T extends object>(
    document: T,
    lines: (stream: ReportStream, document: T) => Iterable<string>,
  ) => Promise<void>;
  /** @returns what it failed with; nothing where all was taken. */
  readonly close: () => Promise<readonly unknown[]>;
}

interface Sink {
  readonly write: <T extends object>(
    document: T,
    lines: (document: T) => Iterable<string>,
  ) => Promise<void>;
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
    write: async (document, lines) => {
      if (errors.length === 0)
        await attempt(() => sink.write(document, (one) => lines(stream, one)));
    },
    close: async () => {
      await attempt(sink.close);
      return errors;
    },
  };
}

function answerOutlet(stream: ReportStream): Outlet {
  return outletOf(stream, { write: printDocument, close: async () => {} });
}

/** A file that grows with the report, beside its place until it is whole. */
function fileOutlet(path: string, stream: ReportStream): Outlet {
  let file: ReportFile | undefined;
  return outletOf(stream, {
    write: async (document, lines) => {
      file ??= await openReportFile(path);
      await file.write(document, lines).catch(async (error: unknown) => {
        await file?.discard();
        file = undefined;
        throw error;
      });
    },
    close: async () => file?.finish(),
  });
}
