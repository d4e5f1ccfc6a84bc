import type { LoadReport } from '../../model/load/load-report.ts';
import { loadFormats, reportFormats, summaryFormat } from '../../report/formats.ts';
import { type ThreadChoice, threadChoices } from '../../setup/machine/threads/thread-for.ts';
import { type OutputArgs, outputFlags } from './document-flags.ts';
import { type Flag, type Flags, one, oneOf, text, turnOn } from './flag.ts';

/** What `netready audit` does beside an audit. */
export interface AuditArgs {
  readonly plan?: boolean;
  readonly save?: string;
  readonly force?: boolean;
  readonly resume?: string;
  readonly asSystem?: boolean;
  readonly threads?: ThreadChoice;
}

/** What comes out of an audit. */
export const reportFlags: Flags<OutputArgs> = outputFlags(reportFormats);
/** One line in the place of the report on stdout. */
export const summaryFlag: Flag<boolean | undefined> = turnOn(
  'summary',
  'on stdout one line in the place of the report: verdict, counts, what blocks; at most 2,048 characters of ASCII',
);

/** Nothing is folded in a table. */
export const verboseFlag: Flag<boolean | undefined> = turnOn(
  'verbose',
  'in a table all that was seen, which else is told once where it is alike',
  { short: 'v' },
);

export interface VerboseArgs {
  readonly verbose?: boolean;
}

/** Where a report goes, with `--summary` in the place of a format. */
export function summarised<Args extends OutputArgs & SummaryArgs>(args: Args): Args {
  return args.summary ? { ...args, format: summaryFormat } : args;
}

export interface SummaryArgs {
  readonly summary?: boolean;
}

/** What comes out of a run of load. */
export const loadReportFlags: Flags<OutputArgs<LoadReport>> = outputFlags(loadFormats);

/** What is made of an audit, and whether it begins or goes on. */
export const auditFlags: Flags<AuditArgs> = {
  plan: turnOn('plan', 'print what would be contacted, how often and in what order, and stop'),
  save: one('save', text, {
    value: 'FILE',
    help: 'one JSON line for each observation as it is made; survives a kill; see netready judge',
  }),
  force: turnOn('force', 'replace a file of --save that holds something'),
  resume: one('resume', text, {
    value: 'FILE',
    help: 'go on with a saved audit that was cut short: with its own targets, routes and options, in the same file',
  }),
  threads: one('threads', oneOf(threadChoices), {
    value: 'N',
    help: '1 (default), 2, or auto: a second thread for what goes straight to its target, where a list is long and there is a second core',
  }),
  asSystem: turnOn(
    'as-system',
    'Windows, as an administrator: audit once as LocalSystem, as whom the sensor runs, by a scheduled task that is removed again',
  ),
};
