import { env, platform, stderr, stdout } from 'node:process';

/** What the terminal wants, decided once. */
export interface Terminal {
  /** Columns of the answer on stdout. */
  readonly width: number;
  /** Colour in the answer. */
  readonly color: boolean;
  /** Block characters in the answer; else ASCII. */
  readonly unicode: boolean;
  /** Progress may be drawn on stderr. */
  readonly progress: boolean;
  /** And while the answer is written, which goes elsewhere. */
  readonly progressBeside: boolean;
  /** What is alike is told one by one. */
  readonly verbose: boolean;
}

export interface TerminalWishes {
  readonly noColor?: boolean;
  readonly noProgress?: boolean;
  /** No progress either. */
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

const narrowest = 40;
const widest = 200;
const usual = 80;

/**
 * Reads what the terminal can do: `NO_COLOR` (any non-empty value) and `--no-color` switch colour
 * off, `FORCE_COLOR` switches it on; otherwise a terminal gets colour and a pipe does not.
 * Progress is drawn on a terminal only, and not under `CI`. `COLUMNS` sets the width of a pipe.
 */
export function terminal({
  noColor,
  noProgress,
  quiet,
  verbose = false,
}: TerminalWishes = {}): Terminal {
  const columns = stdout.columns ?? Number(env['COLUMNS']);
  const width = Number.isInteger(columns) && columns > 0 ? columns : usual;
  const forced = env['FORCE_COLOR'] !== undefined && env['FORCE_COLOR'] !== '0';
  const dumb = env['TERM'] === 'dumb';
  const progress = !noProgress && !quiet && stderr.isTTY === true && !env['CI'] && !dumb;
  return {
    width: Math.min(widest, Math.max(narrowest, width)),
    unicode: isUnicode(dumb),
    verbose,
    color: !noColor && !env['NO_COLOR'] && (forced || (stdout.isTTY === true && !dumb)),
    progress,
    progressBeside: progress && stdout.isTTY !== true,
  };
}

/** What the locale says (POSIX, section 8.2: the first of the three that is set). */
function isUnicode(dumb: boolean): boolean {
  if (dumb) return false;
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'];
  if (locale) return /utf-?8/i.test(locale);
  // Windows and macOS have none set, and terminals that show these characters.
  return platform === 'darwin' || (platform === 'win32' && env['WT_SESSION'] !== undefined);
}
