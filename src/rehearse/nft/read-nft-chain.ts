import type { NftBook } from './nft-book.ts';
import type { NftScope } from './nft-expression.ts';
import {
  type NftBase,
  type NftChain,
  type NftFamily,
  type NftHook,
  type NftPart,
  type NftRule,
  nftHooks,
} from './nft-ruleset.ts';
import type { NftWords } from './nft-words.ts';
import { NotUnderstood, notUnderstood } from './not-understood.ts';
import { readStatement } from './read-statement.ts';

export interface ChainOptions extends Pick<RuleOptions, 'scope' | 'book'> {
  readonly chain: NftChain;
  readonly family: NftFamily;
  /** Told when the chain is found to hang on a hook. */
  readonly onBase: () => void;
}

/**
 * Reads one line of a chain: what it hangs on, its policy, or a rule.
 * @throws NotUnderstood but for a rule, which keeps what stands before what was not understood.
 */
export function readChainLine(words: NftWords, options: ChainOptions): void {
  const { chain } = options;
  const { line, at } = words.peek();
  if (words.take('type')) readBase(words, options);
  else if (words.take('policy')) {
    const is = words.take('drop') ? 'drop' : 'accept';
    if (is === 'accept') words.need('accept');
    chain.policy = { is, line, at };
  } else if (words.take('comment')) words.next();
  else if (words.take('flags')) words.need('offload');
  else readRule(words, { ...options, put: (rule) => chain.rules.push(rule) });
}

export interface RuleOptions {
  readonly scope: NftScope;
  readonly book: NftBook;
  readonly put: (rule: NftRule) => void;
}

/** Reads a rule up to the end of its statement. What was not understood is a part of it, and in the book. */
export function readRule(words: NftWords, { scope, book, put }: RuleOptions): void {
  const { line, at } = words.peek();
  const depth = words.depth();
  const parts: NftPart[] = [];
  scope.count();
  try {
    if (words.peek().text === 'include') throw notUnderstood('other-file');
    do {
      // Nothing but a comment follows what ends a rule.
      if (parts.some(isLast) && words.peek().text !== 'comment') throw notUnderstood('malformed');
      parts.push(...readStatement(words, scope));
    } while (!words.isEnd());
  } catch (error) {
    if (!(error instanceof NotUnderstood)) throw error;
    parts.push({ is: 'unread' });
    book.put({ line, at }, error.why);
    words.skipStatement(depth);
  }
  put({ line, at, parts });
}

function isLast(part: NftPart): boolean {
  return part.is === 'diverts' || (part.is === 'verdict' && part.verdict.is !== 'continue');
}

function readBase(words: NftWords, { chain, family, scope, onBase }: ChainOptions): void {
  const type = words.word();
  if (!/^(?:filter|nat|route)$/.test(type)) throw notUnderstood('malformed');
  words.need('hook');
  const hook = words.word();
  if (!isHook(hook)) throw notUnderstood('malformed');
  if (words.take('device')) words.next();
  else if (words.take('devices')) {
    words.need('=');
    readDevices(words);
  }
  words.need('priority');
  const base: NftBase = { type, hook, priority: readPriority(words, { family, scope }) };
  if (chain.base === undefined) {
    chain.base = base;
    onBase();
  }
}

function isHook(text: string): text is NftHook {
  return nftHooks.some((hook) => hook === text);
}

function readDevices(words: NftWords): void {
  words.need('{');
  while (!words.take('}')) {
    words.skipBreaks();
    words.next();
    if (words.peek().kind === 'end') throw notUnderstood('malformed');
    words.skipBreaks();
    words.take(',');
  }
}

function readPriority(
  words: NftWords,
  { family, scope }: Pick<ChainOptions, 'family' | 'scope'>,
): number {
  const sign = words.take('-') ? -1 : 1;
  const variable = words.take('$') ? scope.variable(words.word()) : undefined;
  const text = variable?.is === 'word' ? variable.text : words.word();
  const names = family === 'bridge' ? bridgeNames : priorityNames;
  const named = Object.hasOwn(names, text) ? names[text] : undefined;
  if (named === undefined || sign < 0) return sign * whole(text);
  if (words.take('+')) return named + whole(words.word());
  return words.take('-') ? named - whole(words.word()) : named;
}

function whole(text: string): number {
  if (!/^\d{1,10}$/.test(text)) throw notUnderstood('malformed');
  return Number(text);
}

const priorityNames: Readonly<Record<string, number>> = {
  ...{ raw: -300, mangle: -150, dstnat: -100, filter: 0, security: 50, srcnat: 100 },
};
const bridgeNames: Readonly<Record<string, number>> = {
  ...{ dstnat: -300, filter: -200, out: 100, srcnat: 300 },
};
