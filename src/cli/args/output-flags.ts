import { type Flags, many, one, text, turnOn, usually } from './flag.ts';

/** How an answer is shown. */
export interface DisplayArgs {
  readonly quiet?: boolean;
  readonly noColor?: boolean;
  readonly noProgress?: boolean;
  readonly debug?: boolean;
}

/** Where a report goes. */
export interface OutputArgs {
  readonly format: string;
  readonly output?: readonly string[];
}

/** What `netready audit` does beside an audit. */
export interface AuditArgs {
  readonly plan?: boolean;
  readonly save?: string;
  readonly force?: boolean;
  readonly resume?: string;
}

/** How it is shown. */
export const displayFlags: Flags<DisplayArgs> = {
  quiet: turnOn('quiet', 'no progress and no warnings on stderr'),
  noColor: turnOn('no-color', 'no colour; NO_COLOR and FORCE_COLOR are honoured'),
  noProgress: turnOn('no-progress', 'no progress line'),
  debug: turnOn('debug', 'show where a bug of netready itself arose'),
};

/** What comes out. */
export const outputFlags: Flags<OutputArgs> = {
  format: usually('format', text, {
    value: 'NAME',
    usual: 'table',
    help: 'on stdout: table (default), json, ndjson, csv or markdown',
  }),
  output: many('output', text, {
    value: 'FILE',
    help: 'write a report; its ending picks the format: .xlsx, .json, .ndjson, .csv, .md, .html, .txt',
  }),
};

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
};
