import { platform, stderr } from 'node:process';
import { draw } from '../say.ts';
import { fitted, type Part } from './fitted.ts';

export interface ProgressLine {
  /** Takes the line away, for good. */
  readonly clear: () => void;
}

const everyMs = 200;
const usualColumns = 80;
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const;

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
    // Windows sends no Ctrl-Break by a call.
    process.kill(process.pid, platform === 'win32' ? 'SIGTERM' : signal);
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
