import { env, stderr, stdout } from 'node:process';

/** What the terminal wants, decided once. */
export interface Terminal {
  /** Columns of the answer on stdout. */
  readonly width: number;
  /** Colour in the answer. */
  readonly color: boolean;
  /** Progress may be drawn on stderr. */
  readonly progress: boolean;
}

export interface TerminalWishes {
  readonly noColor: boolean;
  readonly noProgress: boolean;
}

const narrowest = 60;
const widest = 200;
const usual = 80;

/**
 * Reads what the terminal can do: `NO_COLOR` (any non-empty value) and `--no-color` switch colour
 * off, `FORCE_COLOR` switches it on; otherwise a terminal gets colour and a pipe does not.
 * Progress is drawn on a terminal only, and not under `CI`. `COLUMNS` sets the width of a pipe.
 */
export function terminal({ noColor, noProgress }: TerminalWishes): Terminal {
  const columns = stdout.columns ?? Number(env['COLUMNS']);
  const width = Number.isInteger(columns) && columns > 0 ? columns : usual;
  const forced = env['FORCE_COLOR'] !== undefined && env['FORCE_COLOR'] !== '0';
  const dumb = env['TERM'] === 'dumb';
  return {
    width: Math.min(widest, Math.max(narrowest, width)),
    color: !noColor && !env['NO_COLOR'] && (forced || (stdout.isTTY === true && !dumb)),
    progress: !noProgress && stderr.isTTY === true && !env['CI'] && !dumb,
  };
}
