import { stderr, stdin } from 'node:process';
import { createInterface } from 'node:readline/promises';
import { UsageError } from '../../setup/usage/usage-error.ts';

export interface ConfirmOptions {
  /** What says yes without a question. */
  readonly option: string;
  readonly input?: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output?: NodeJS.WritableStream;
}

/**
 * Asks the person at the terminal; anything but `y` or `yes`, an end of the input and Ctrl-C are
 * a no.
 * @throws UsageError where there is nobody to ask.
 */
export async function confirm(
  question: string,
  { option, input = stdin, output = stderr }: ConfirmOptions,
): Promise<boolean> {
  if (input.isTTY !== true) {
    throw new UsageError(`Cannot ask before it starts, as no terminal is there: give ${option}`);
  }
  const lines = createInterface({ input, output });
  try {
    const closed = new Promise<string>((resolve) => lines.once('close', () => resolve('')));
    const answer = await Promise.race([lines.question(`${question} (y/N) `), closed]);
    return /^y(es)?$/i.test(answer.trim());
  } finally {
    lines.close();
  }
}
