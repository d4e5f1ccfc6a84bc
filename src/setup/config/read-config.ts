import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Node, ParseError } from 'jsonc-parser';
import { whyOf } from '../../model/text/why-of.ts';
import { quoted, UsageError } from '../usage/usage-error.ts';

const maxFileBytes = 1024 * 1024;
/** A request is an object of lists, and a profile stands one deeper. */
const deepest = 8;

/**
 * Reads a JSON file in which comments and trailing commas may stand.
 * @param folder where its name starts from; default: the working folder.
 * @returns its value; objects in it have no prototype, so that no name of a field is a special one.
 * @throws UsageError in one line where it is no regular file, larger than 1 MiB, no JSON (the line is
 * told), too deep, or says one name twice.
 */
export async function readConfig(path: string, folder = ''): Promise<unknown> {
  const text = await textOf(path, folder);
  // Most audits have no such file.
  const { getNodeValue, parseTree, printParseErrorCode, visit } = await import('jsonc-parser');
  const fail = (offset: number, why: string): UsageError =>
    cannotRead(path, `line ${text.slice(0, offset).split('\n').length}: ${why}`);
  let depth = 0;
  const begin = (offset: number): void => {
    depth += 1;
    if (depth > deepest) throw fail(offset, 'it is nested too deeply');
  };
  const end = (): void => {
    depth -= 1;
  };
  // First, since the parser calls itself for each level.
  visit(text, { onObjectBegin: begin, onArrayBegin: begin, onObjectEnd: end, onArrayEnd: end });
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true });
  const [error] = errors;
  if (error) throw fail(error.offset, wordsOf(printParseErrorCode(error.error)));
  if (!tree) throw cannotRead(path, 'it is empty');
  const twice = saidTwice(tree);
  if (twice) throw fail(twice.offset, `${quoted(String(twice.value))} stands there twice`);
  return getNodeValue(tree);
}

async function textOf(path: string, folder: string): Promise<string> {
  try {
    const place = resolve(folder, path);
    const found = await stat(place);
    if (!found.isFile()) throw new Error('it is no regular file');
    if (found.size > maxFileBytes) throw new Error('it is larger than 1 MiB');
    return (await readFile(place, 'utf8')).replace(/^\uFEFF/, '');
  } catch (error) {
    throw cannotRead(path, whyOf(error));
  }
}

function cannotRead(path: string, why: string): UsageError {
  return new UsageError(`Cannot read the request in ${quoted(path)}: ${why}`);
}

/** `CommaExpected` as people say it. */
function wordsOf(code: string): string {
  return code.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}

/** The second of two fields of one name: which of them counts, nobody could tell. */
function saidTwice({ type, children = [] }: Node): Node | undefined {
  const names = new Set<unknown>();
  for (const child of children) {
    const [name] = type === 'object' ? (child.children ?? []) : [];
    if (name && names.has(name.value)) return name;
    names.add(name?.value);
    const below = saidTwice(child);
    if (below) return below;
  }
  return undefined;
}
