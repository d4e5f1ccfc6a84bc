import { stderr } from 'node:process';
import { withoutQueryValues } from '../../net/secrets/without-query-values.ts';
import { escapeTerminal } from '../../report/text/escape-terminal.ts';

/** Whether such a line stands there. */
let isDrawn = false;

// The choices of --os alone are three hundred characters.
const maxMessageLength = 1000;

/**
 * One line to the person at the terminal: a warning or an error. What a file or an argument put
 * into it moves no cursor, breaks no line and tells no secret.
 */
export function say(line: string): void {
  if (isDrawn) draw('');
  stderr.write(`${shown(line)}\n`);
}

/** A line that the next one takes the place of: how far the work is; empty takes it away. */
export function draw(line: string): void {
  if (line === '' && !isDrawn) return;
  isDrawn = line !== '';
  stderr.write(`\r\u001B[K${shown(line)}`);
}

function shown(line: string): string {
  return escapeTerminal(withoutQueryValues(line), {
    max: maxMessageLength,
  });
}
