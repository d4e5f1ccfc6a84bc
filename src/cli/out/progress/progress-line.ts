import { stderr } from 'node:process';
import { cellWidth } from '../../../report/text/cell-width.ts';
import { escapeTerminal } from '../../../report/text/escape-terminal.ts';
import { shortenEnd, shortenMiddle } from '../../../report/text/shorten.ts';
import { draw } from '../say.ts';

export interface ProgressLine {
  /** Takes the line away, for good. */
  readonly clear: () => void;
}

const everyMs = 200;
const usualColumns = 80;
/** What is cut to less says too little. */
const leastRoom = 30;
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * One line on stderr that says how far the work is, drawn anew from `look` several times a second; nothing where
 * `enabled` is false. It never takes two lines of the terminal, and whatever ends the process, short of SIGKILL, finds
 * it wiped.
 * @param look what is to be told, the first the last to go where there is no room; nothing: no line.
 */
export function progressLine(enabled: boolean, look: () => readonly Part[]): ProgressLine {
  if (!enabled) return { clear: () => {} };
  const show = (): void => {
    const text = fitted(look(), (stderr.columns ?? usualColumns) - 1);
    if (text !== '') draw(text);
  };
  const timer = setInterval(show, everyMs).unref();
  const wipe = (signal: NodeJS.Signals): void => {
    draw('');
    // Nobody else would end with what there is: the signal does what it does without us.
    if (process.listenerCount(signal) > 1) return;
    clear();
    process.kill(process.pid, signal);
  };
  const clear = (): void => {
    clearInterval(timer);
    for (const signal of signals) process.off(signal, wipe);
    draw('');
  };
  // Before those who forget themselves when they are called.
  for (const signal of signals) process.prependListener(signal, wipe);
  return { clear };
}

/** Something to tell, or ways to say it, the longest first. */
export type Part = string | readonly string[];

/** As many parts as fit into so many cells; of the first as much as fits. */
export function fitted(parts: readonly Part[], width: number): string {
  const [first = [''], ...others] = parts
    .map((part) => (typeof part === 'string' ? [part] : part))
    .map((ways) => ways.map((way) => escapeTerminal(way, { max: 200 })))
    .filter(([way = '']) => way !== '');
  let text = shortenEnd(first[0] ?? '', width);
  for (const ways of others) {
    const room = width - cellWidth(text) - 2;
    const way = ways.find((one) => cellWidth(one) <= room);
    if (way !== undefined) text = `${text}, ${way}`;
    else if (room >= leastRoom) text = `${text}, ${shortenMiddle(ways[0] ?? '', room)}`;
  }
  return text;
}
