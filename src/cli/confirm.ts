import { stderr, stdin } from 'node:process';
import { createInterface } from 'node:readline/promises';
import { UsageError } from './usage-error.ts';

/**
 * Asks the person at the terminal; anything but `y` or `yes`, and an end of the input, is a no.
 * @throws UsageError where there is nobody to ask.
 */
export async function confirm(question: string, option: string): Promise<boolean> {
  if (stdin.isTTY !== true) {
    throw new UsageError(`Cannot ask before it starts, as no terminal is there: give ${option}`);
  }
  const lines = createInterface({ input: stdin, output: stderr });
  try {
    const closed = new Promise<string>((resolve) => lines.once('close', () => resolve('')));
    const answer = await Promise.race([lines.question(`${question} (y/N) `), closed]);
    return /^y(es)?$/i.test(answer.trim());
  } finally {
    lines.close();
  }
}
