import { type ScriptToken, scriptTokens } from './script-tokens.ts';

/** Which `return` of a script gave an answer. */
export interface ToldReturn {
  /** The one that handed it to who asked; from 1. */
  readonly line: number;
  /** The innermost one that returned the same text on its way there, where that is another. */
  readonly fromLine?: number;
}

const longest = 256 * 1024;
/** Functions in functions are walked over once for each. */
const mostSteps = 2_000_000;

/**
 * The same script, of which every answer ends with the lines of its `return`: each expression that is returned is
 * handed through a function that notes it, and both entry points are replaced. What this cannot read it leaves
 * as it is; so the answer without its end is to be held against that of the script itself before its lines are believed.
 * @returns undefined for a script that cannot be taken apart, or is longer than 256 Ki characters.
 */
export function tellReturns(script: string): string | undefined {
  const tokens = script.length > longest ? undefined : scriptTokens(script);
  if (!tokens) return undefined;
  const puts: Put[] = [];
  const lineAt = lineCounter(script);
  let left = mostSteps;
  for (const [at, token] of tokens.entries()) {
    const first = tokens[at + 1];
    if (!first) break;
    const before = tokens[at - 1]?.text;
    const isReturn =
      token.text === 'return' &&
      token.kind === 'word' &&
      before !== '.' &&
      !first.isOnNewLine &&
      !/^[;}:]$/.test(first.text);
    const isArrow = token.text === '=>' && first.text !== '{';
    if (!isReturn && !isArrow) continue;
    const { end, steps } = expressionEnd(tokens, { from: at + 1, isArrow });
    left -= steps;
    if (left < 0) return undefined;
    const line = lineAt(token.start);
    puts.push({ at: first.start, text: ` ${note}(${begin}(${line}), (` });
    // Behind a comment that runs to the end of its line nothing would count.
    puts.push({ at: end, text: '))' });
  }
  return prelude + withPuts(script, puts) + ending;
}

/** Reads the lines off an answer of such a script; undefined where it is another answer than `answer`, or has none. */
export function readReturn(told: string | undefined, answer: string): ToldReturn | undefined {
  if (!told?.startsWith(answer)) return undefined;
  const [, line, from] =
    /^;netready-line (\d{1,7}) (\d{1,7})$/.exec(told.slice(answer.length)) ?? [];
  if (line === undefined) return undefined;
  return { line: Number(line), ...(from !== line && { fromLine: Number(from) }) };
}

const begin = 'netreadyBegin$';
const note = 'netreadyNote$';

// On the script's first line, so that its lines stay what they are. A tree of the returns of one answer: those
// that ran while an expression was worked out stand below it.
const prelude = `var netreadyTold$ = { roots: [], stack: [], count: 0 };\
function ${begin}(line) {\
var t = netreadyTold$, node = { line: line, kids: [], value: undefined };\
if ((t.count += 1) <= 20000) (t.stack.length ? t.stack[t.stack.length - 1].kids : t.roots).push(node);\
t.stack.push(node); return node; }\
function ${note}(node, value) {\
var s = netreadyTold$.stack; while (s.length && s.pop() !== node) {}\
node.value = value; node.isOver = true; return value; }`;

// What threw never came to its end: what ran after it hangs below it, and counts as if it hung above.
const ending = `
;(function (told) {
  if (typeof FindProxyForURL === 'function') FindProxyForURL = told(FindProxyForURL);
  if (typeof FindProxyForURLEx === 'function') FindProxyForURLEx = told(FindProxyForURLEx);
})(function (before) {
  function last(nodes, answer) {
    for (var i = nodes.length - 1; i >= 0; i -= 1) {
      var node = nodes[i].isOver ? nodes[i] : last(nodes[i].kids, answer);
      if (node && (answer === undefined || node.value === answer)) return node;
    }
  }
  return function (url, host) {
    var t = netreadyTold$ = { roots: [], stack: [], count: 0 };
    var answer = before(url, host);
    var first = last(t.roots);
    if (typeof answer !== 'string' || t.count > 20000 || !first || first.value !== answer) return answer;
    for (var next = first, node; next; next = last(node.kids, answer)) node = next;
    return answer + ';netready-line ' + first.line + ' ' + node.line;
  };
});
`;

interface Put {
  readonly at: number;
  readonly text: string;
}

/** Where an expression ends that begins with a token: at what closes it, or where a line ends and it cannot go on. */
function expressionEnd(
  tokens: readonly ScriptToken[],
  { from, isArrow }: { readonly from: number; readonly isArrow: boolean },
): { readonly end: number; readonly steps: number } {
  let depth = 0;
  let end = tokens[from]?.end ?? 0;
  let i = from;
  for (; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (!token) break;
    const { text, kind } = token;
    if (kind === 'mark' && depth === 0) {
      if (/^[;)\]}]$/.test(text) || (isArrow && text === ',')) break;
    }
    if (depth === 0 && i > from && token.isOnNewLine && endsAt(tokens[i - 1], token)) break;
    if (kind === 'mark' && /^[([{]$/.test(text)) depth += 1;
    if (kind === 'mark' && /^[)\]}]$/.test(text)) depth -= 1;
    end = token.end;
  }
  return { end, steps: i - from };
}

/** Whether a statement ends between two tokens on two lines (ECMA-262, automatic semicolon insertion). */
function endsAt(before: ScriptToken | undefined, next: ScriptToken): boolean {
  if (!before) return false;
  const isOpen =
    before.kind === 'mark'
      ? !/^(?:[)\]}]|\+\+|--)$/.test(before.text)
      : /^(?:typeof|void|delete|new|in|instanceof|function)$/.test(before.text);
  if (isOpen) return false;
  if (next.kind === 'word') return !/^(?:in|instanceof)$/.test(next.text);
  return next.kind === 'text' || /^(?:\+\+|--|[}!~])$/.test(next.text);
}

/** Texts put in at places; of two at one place the one that was put later comes first, so that pairs nest. */
function withPuts(script: string, puts: readonly Put[]): string {
  const ordered = puts.map((put, order) => ({ ...put, order }));
  ordered.sort((one, other) => one.at - other.at || rank(one, other));
  const parts: string[] = [];
  let done = 0;
  for (const { at, text } of ordered) {
    parts.push(script.slice(done, at), text);
    done = at;
  }
  return parts.join('') + script.slice(done);
}

interface Ordered extends Put {
  readonly order: number;
}

/** What closes stands before what opens; openings in the order of the script. */
function rank(one: Ordered, other: Ordered): number {
  const closes = (put: Ordered): boolean => put.text === '))';
  return Number(closes(other)) - Number(closes(one)) || one.order - other.order;
}

/** Lines of places that come in ascending order. */
function lineCounter(script: string): (at: number) => number {
  let line = 1;
  let seen = 0;
  return (at) => {
    for (; seen < at; seen += 1) {
      const code = script[seen];
      if (code === '\n' || (code === '\r' && script[seen + 1] !== '\n')) line += 1;
    }
    return line;
  };
}
