import { startOf } from '../../model/text/start-of.ts';
import { maskScript } from './mask-script.ts';
import type { PacFailure } from './pac-selection.ts';
import { strangeCharacter } from './strange-character.ts';

/** The name by which the machine knows the script, in its traces. */
export const fileName = 'proxy.pac';

export interface Circumstances {
  readonly script: string;
  /** The machine's memory has grown to its limit. */
  readonly isFull: boolean;
}

interface Thrown {
  /** The error's name and text. */
  readonly message: string;
  readonly stack: string | undefined;
}

/**
 * What a script's exception, or its machine's, comes to: memory, an endless recursion, or an error
 * with its line; a syntax error with the character that breaks the script, where one does.
 */
export function scriptFailure(thrown: Thrown, { script, isFull }: Circumstances): PacFailure {
  const detail = startOf(thrown.message, 300);
  if (outOfMemory.test(detail) || (isFull && engineFault.test(detail))) {
    return { code: 'pac-memory', detail };
  }
  const line = lineOf(thrown, script);
  const place = line === undefined ? {} : { line };
  if (engineFault.test(detail) || stackOverflow.test(detail)) {
    return {
      code: 'pac-error',
      detail: 'endless recursion: functions call one another without end',
      ...place,
    };
  }
  const strange = /^SyntaxError/.test(detail) ? strangeCharacter(script) : undefined;
  if (!strange) return { code: 'pac-error', detail, ...place };
  const told = `${startOf(detail, 200)} (line ${strange.line} holds ${strange.name})`;
  return { code: 'pac-error', detail: told, line: strange.line };
}

const outOfMemory =
  /^(?:InternalError: out of memory|Error: wasm_malloc failed|RangeError: .*allocation)/;
// The machine's stack lies in its memory, and its end is found by going beyond it.
const engineFault = /^(?:RuntimeError: |null$)/;
const stackOverflow = /^(?:RangeError: Maximum call stack|InternalError: stack overflow)/;

/**
 * The line of an error. The engine notes places at calls alone, so an error between two calls gets
 * the line of the one before; where the error names a word, it stands at the word's next place.
 */
function lineOf({ message, stack = '' }: Thrown, script: string): number | undefined {
  const found = new RegExp(`${fileName}:(\\d{1,7})`).exec(startOf(stack, 2000))?.[1];
  if (found === undefined) return undefined;
  const noted = Number(found);
  const word = wordOf(message);
  if (word === undefined) return noted;
  const lines = maskScript(script).split('\n');
  const at = lines.findIndex((text, i) => i >= noted - 1 && word.test(text));
  return at < 0 ? noted : at + 1;
}

function wordOf(message: string): RegExp | undefined {
  const [, variable] =
    /^ReferenceError: '?([\w$]{1,80})'? is not (?:defined|initialized)/.exec(message) ?? [];
  if (variable !== undefined) return new RegExp(`(?<![\\w$.])${escaped(variable)}(?![\\w$])`);
  const [, property] =
    /^TypeError: cannot (?:read|set) property '([\w$]{1,80})' of/.exec(message) ?? [];
  if (property !== undefined) return new RegExp(`\\.\\s*${escaped(property)}(?![\\w$])`);
  return undefined;
}

function escaped(word: string): string {
  return word.replace(/\$/g, '\\$');
}
