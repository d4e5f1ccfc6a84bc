/** A JSON document (RFC 8259) with the lines of what stands in it. */
export interface LinedJson {
  readonly value: unknown;
  /** Of an object or a list, or of an item of a list; from 1. */
  readonly lineOf: (holder: object, index?: number) => number;
  /** The beginning of an object or a list as it stands there. */
  readonly textOf: (holder: object) => string;
}

type Holder = Record<string, unknown> | unknown[];

const mostValues = 500_000;

/** @throws LineError where a text is no JSON, or holds more than half a million values. */
export function linedJson(text: string): LinedJson {
  checkJson(text);
  const starts = new Map<object, { readonly line: number; readonly offset: number }>();
  const itemLines = new Map<object, number[]>();
  const open: { readonly holder: Holder; name: string | undefined }[] = [];
  let root: unknown;
  let values = 0;
  const put = (value: unknown, line: number): void => {
    values += 1;
    if (values > mostValues) throw new LineError(line, `more than ${mostValues} values`);
    const top = open.at(-1);
    if (!top) root = value;
    else if (Array.isArray(top.holder)) {
      top.holder.push(value);
      itemLines.get(top.holder)?.push(line);
    } else if (top.name !== undefined) {
      top.holder[top.name] = value;
      top.name = undefined;
    }
  };
  for (const { token, line, offset } of tokensOf(text)) {
    const top = open.at(-1);
    if (token === '{' || token === '[') {
      const holder: Holder = token === '[' ? [] : Object.create(null);
      put(holder, line);
      starts.set(holder, { line, offset });
      if (Array.isArray(holder)) itemLines.set(holder, []);
      open.push({ holder, name: undefined });
    } else if (token === '}' || token === ']') open.pop();
    else if (top && !Array.isArray(top.holder) && top.name === undefined) {
      top.name = JSON.parse(token);
    } else put(JSON.parse(token), line);
  }
  return {
    value: root,
    lineOf: (holder, index) =>
      (index === undefined ? undefined : itemLines.get(holder)?.[index]) ??
      starts.get(holder)?.line ??
      1,
    textOf: (holder) => {
      const { offset = 0 } = starts.get(holder) ?? {};
      return text.slice(offset, offset + 200);
    },
  };
}

/** What is wrong at a line of a document. */
export class LineError extends Error {
  override readonly name = 'LineError';
  readonly line: number;
  readonly text: string;

  constructor(line: number, text: string) {
    super(text);
    this.line = line;
    this.text = text;
  }
}

/** Names the line where a word is no JSON; what is wrong otherwise, of no line in particular. */
function checkJson(text: string): void {
  try {
    JSON.parse(text);
  } catch {
    for (const { token, line } of tokensOf(text)) {
      if (!/^["{}[\]]/.test(token) && !wordForm.test(token)) throw new LineError(line, token);
    }
    throw new LineError(1, `somewhere in the file it is no JSON: ${text.slice(0, 100)}`);
  }
}

const wordForm = /^(?:true|false|null|-?\d[\d.eE+-]*)$/;

interface Token {
  readonly token: string;
  readonly line: number;
  readonly offset: number;
}

/** Strings, braces, brackets and other words, each with its line; of what is no JSON up to its end. */
function* tokensOf(text: string): Generator<Token> {
  const form = /\n|[{}[\]]|"|[^\s{}[\]:,"]+/g;
  let line = 1;
  for (let found = form.exec(text); found; found = form.exec(text)) {
    const { index: offset } = found;
    let [token] = found;
    if (token === '\n') {
      line += 1;
      continue;
    }
    if (token === '"') {
      const end = endOfString(text, offset);
      token = text.slice(offset, end);
      form.lastIndex = end;
    }
    yield { token, line, offset };
  }
}

/** Behind the quote that closes a string, or the end of the text. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x5c) at += 1;
    else if (code === 0x22) return at + 1;
  }
  return text.length;
}
