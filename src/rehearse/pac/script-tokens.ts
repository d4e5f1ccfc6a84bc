/** A piece of a script that is neither blank nor comment. */
export interface ScriptToken {
  readonly kind: 'word' | 'text' | 'mark';
  readonly text: string;
  /** Where it begins, and the place behind it. */
  readonly start: number;
  readonly end: number;
  /** A line ends between the token before and this one. */
  readonly isOnNewLine: boolean;
}

/**
 * The tokens of a script, as far as is needed to see where an expression ends: words and numbers, texts (with templates and
 * regular expressions) and marks. Linear in the script.
 * @returns undefined where a text, a pattern or a comment has no end, and for a template with code in it.
 */
export function scriptTokens(script: string): readonly ScriptToken[] | undefined {
  const tokens: ScriptToken[] = [];
  let isOnNewLine = false;
  for (let at = 0; at < script.length; ) {
    const blank = matchAt(blanks, script, at);
    if (blank !== undefined) {
      isOnNewLine ||= /[\n\r\u2028\u2029]/.test(blank);
      at += blank.length;
      continue;
    }
    const kind = kindAt(script, { at, before: tokens.at(-1), tokens });
    if (kind === undefined) return undefined;
    const { text } = kind;
    tokens.push({ ...kind, start: at, end: at + text.length, isOnNewLine });
    isOnNewLine = false;
    at += text.length;
  }
  return tokens;
}

const blanks = /(?:[\s\uFEFF]|\/\/[^\n\r\u2028\u2029]*|\/\*[\s\S]*?\*\/)+/y;
const words = /[\w$\\\u0080-\uFFFF]+/y;
const texts =
  /'(?:[^'\\\n\r]|\\[\s\S])*'|"(?:[^"\\\n\r]|\\[\s\S])*"|`(?:[^`\\$]|\\[\s\S]|\$(?!\{))*`/y;
const expressions = /\/(?:[^/\\[\n\r]|\\.|\[(?:[^\]\\\n\r]|\\.)*\])+\/[a-z]*/y;
const marks = /=>|\+\+|--|\?\.|[^\w\s]/y;

interface Place {
  readonly at: number;
  readonly before: ScriptToken | undefined;
  readonly tokens: readonly ScriptToken[];
}

function kindAt(script: string, place: Place): Pick<ScriptToken, 'kind' | 'text'> | undefined {
  const { at } = place;
  const word = matchAt(words, script, at);
  if (word !== undefined) return { kind: 'word', text: word };
  const text = matchAt(texts, script, at);
  if (text !== undefined) return { kind: 'text', text };
  // A template with code in it, a text or a comment without an end.
  if (/['"`]/.test(script[at] ?? '') || script.startsWith('/*', at)) return undefined;
  if (script[at] === '/' && mayBePattern(place)) {
    const pattern = matchAt(expressions, script, at);
    return pattern === undefined ? undefined : { kind: 'text', text: pattern };
  }
  const mark = matchAt(marks, script, at);
  return mark === undefined ? undefined : { kind: 'mark', text: mark };
}

/** A slash begins a regular expression where no value stands before it. */
function mayBePattern({ before, tokens }: Place): boolean {
  if (!before || before.kind === 'text') return !before;
  if (before.kind === 'word') return beforeValues.test(before.text);
  if (before.text === ')') return isOfCondition(tokens);
  return !/^(?:\]|\}|\+\+|--)$/.test(before.text);
}

const beforeValues =
  /^(?:return|typeof|case|in|of|do|else|void|delete|new|instanceof|throw|yield|await)$/;

/** Whether the parenthesis that just closed is that of `if (…)` or the like. */
function isOfCondition(tokens: readonly ScriptToken[]): boolean {
  let depth = 0;
  // Of a long argument list nobody asks.
  for (let i = tokens.length - 1; i >= 0 && i > tokens.length - 200; i -= 1) {
    const text = tokens[i]?.kind === 'mark' ? tokens[i]?.text : '';
    if (text === ')') depth += 1;
    if (text === '(') depth -= 1;
    if (depth === 0) return /^(?:if|while|for|with)$/.test(tokens[i - 1]?.text ?? '');
  }
  return false;
}

function matchAt(pattern: RegExp, script: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(script)?.[0];
}
