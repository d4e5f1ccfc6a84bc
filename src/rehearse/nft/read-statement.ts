import { type NftScope, readExpression } from './nft-expression.ts';
import type { NftPart } from './nft-ruleset.ts';
import type { NftWords } from './nft-words.ts';
import { notUnderstood } from './not-understood.ts';
import { readMapData, readMatch } from './read-match.ts';
import { readSelector } from './read-selector.ts';
import { readVerdict } from './read-verdict.ts';

/**
 * Reads one statement of a rule, with what it does to a packet of a connection over TCP.
 * @throws NotUnderstood for what is no statement, or for one that is not worked out here.
 */
export function readStatement(words: NftWords, scope: NftScope): readonly NftPart[] {
  const verdict = readVerdict(words);
  if (verdict) return [{ is: 'verdict', verdict }];
  const { kind, text } = words.peek();
  const read = kind === 'word' && Object.hasOwn(statements, text) ? statements[text] : undefined;
  if (read !== undefined && !isField(words)) {
    words.next();
    return read(words, scope);
  }
  const match = readMatch(words, scope);
  if (match === undefined) throw notUnderstood(known.has(text) ? 'not-judged' : 'unknown-word');
  return [match];
}

/** `ct count` is a statement, `ct state` a field; `tcp option` a statement, `tcp dport` a field. */
function isField(words: NftWords): boolean {
  const [{ text }, next] = [words.peek(), words.peek(1).text];
  if (text === 'ct') return next !== 'count';
  return text === 'tcp' && next !== 'option';
}

/** Statements and fields of nft that are not worked out here. */
const known: ReadonlySet<string> = new Set([
  ...['dup', 'fwd', 'synproxy', 'meter', 'osf', 'exthdr', 'frag', 'reset'],
  ...['dst', 'hbh', 'mh', 'srh', 'ipsec', 'xt', 'set', 'tunnel', 'arp', 'last'],
]);

type Read = (words: NftWords, scope: NftScope) => readonly NftPart[];

const harmless: readonly NftPart[] = [];
const diverts: readonly NftPart[] = [{ is: 'diverts' }];
/** It goes by how much came before. */
const counted: readonly NftPart[] = [{ is: 'test', test: () => 'elsewhere' }];
const accepts: readonly NftPart[] = [{ is: 'verdict', verdict: { is: 'accept' } }];

const statements: Readonly<Record<string, Read>> = {
  counter: (words) => {
    if (words.take('name')) nameOf(words);
    else if (words.take('packets')) {
      number(words);
      words.need('bytes');
      number(words);
    }
    return harmless;
  },
  log: (words) => {
    for (;;) {
      if (words.take('prefix')) nameOf(words);
      else if (words.take('level')) words.word();
      else if (['group', 'snaplen', 'queue-threshold'].some(words.take)) number(words);
      else if (words.take('flags')) readLogFlags(words);
      else return harmless;
    }
  },
  comment: (words) => {
    nameOf(words);
    return harmless;
  },
  limit: (words) => {
    if (words.take('name')) nameOf(words);
    else {
      words.need('rate');
      words.take('over');
      readRate(words);
      if (words.take('burst')) {
        number(words);
        if (!words.take('packets')) unit(words);
      }
    }
    return counted;
  },
  quota: (words) => {
    if (words.take('name')) nameOf(words);
    else {
      if (!words.take('over')) words.take('until');
      number(words);
      unit(words);
      if (words.take('used')) {
        number(words);
        unit(words);
      }
    }
    return counted;
  },
  ct: (words) => {
    words.need('count');
    words.take('over');
    number(words);
    return counted;
  },
  reject: (words) => {
    const drop: NftPart = { is: 'verdict', verdict: { is: 'drop' } };
    if (!words.take('with')) return [drop];
    if (words.take('tcp')) {
      words.need('reset');
      return [drop];
    }
    const family = words.take('icmp') ? 4 : words.take('icmpv6') ? 6 : undefined;
    if (family === undefined) words.need('icmpx');
    words.take('type');
    words.word();
    if (family === undefined) return [drop];
    return [{ is: 'test', test: (packet) => packet.family === family }, drop];
  },
  queue: (words) => {
    for (;;) {
      if (words.take('flags')) names(words);
      else if (words.take('bypass') || words.take('fanout')) words.take(',');
      else if (words.take('num') || words.take('to')) {
        number(words);
        if (words.take('-')) number(words);
      } else return diverts;
    }
  },
  masquerade: (words, scope) => translation(words, { scope, parts: accepts }),
  snat: (words, scope) => translation(words, { scope, parts: accepts }),
  dnat: (words, scope) => translation(words, { scope, parts: diverts }),
  redirect: (words, scope) => translation(words, { scope, parts: diverts }),
  tproxy: (words, scope) => translation(words, { scope, parts: diverts }),
  notrack: () => [{ is: 'untracks' }],
  flow: (words) => {
    if (!words.take('add')) words.need('offload');
    words.need('@');
    words.word();
    return harmless;
  },
  tcp: readOption,
  add: readUpdate,
  update: readUpdate,
  delete: readUpdate,
};

function readOption(words: NftWords, scope: NftScope): readonly NftPart[] {
  words.need('option');
  words.word();
  const field = words.word();
  if (field === 'exists' || field === 'missing') return counted;
  if (!words.take('set')) {
    readExpression(words, scope);
    return counted;
  }
  if (readSelector(words) === undefined) readExpression(words, scope);
  return harmless;
}

/** What a rule puts into a set is told by the set. */
function readUpdate(words: NftWords, scope: NftScope): readonly NftPart[] {
  words.need('@');
  words.word();
  words.need('{');
  do if (readSelector(words) === undefined) readExpression(words, scope);
  while (words.take('.'));
  const parts: NftPart[] = [];
  while (!words.take('}')) {
    if (words.take('timeout')) words.word();
    else {
      const { text } = words.peek();
      if (!['limit', 'quota', 'ct', 'counter', 'comment'].includes(text))
        throw notUnderstood('malformed');
      parts.push(...readStatement(words, scope));
    }
  }
  return parts;
}

function translation(
  words: NftWords,
  { scope, parts }: { readonly scope: NftScope; readonly parts: readonly NftPart[] },
): readonly NftPart[] {
  if (words.peek(1).text !== 'daddr' && words.peek(1).text !== 'saddr')
    if (!words.take('ip')) words.take('ip6');
  words.take('to');
  while (!words.isEnd()) {
    if (['persistent', 'random', 'fully-random'].some(words.take)) words.take(',');
    else if (words.take(':')) continue;
    else if (words.peek().text === 'comment') return parts;
    else readTarget(words, scope);
  }
  return parts;
}

/** An address or a port, or a map that gives them. */
function readTarget(words: NftWords, scope: NftScope): void {
  if (readSelector(words) === undefined) {
    readExpression(words, scope);
    return;
  }
  while (words.take('.')) readSelector(words);
  words.need('map');
  readMapData(words, scope);
}

function readLogFlags(words: NftWords): void {
  if (words.take('tcp') || words.take('ip')) names(words);
  else words.word();
}

function names(words: NftWords): void {
  do words.word();
  while (words.take(','));
}

function readRate(words: NftWords): void {
  number(words);
  if (!words.take('/')) {
    unit(words);
    words.need('/');
  }
  if (!/^(?:second|minute|hour|day|week)$/.test(words.word())) throw notUnderstood('malformed');
}

function unit(words: NftWords): void {
  if (!/^(?:k|m)?bytes$/.test(words.word())) throw notUnderstood('malformed');
}

function number(words: NftWords): void {
  if (!/^\d{1,20}$/.test(words.word())) throw notUnderstood('malformed');
}

/** A text, with or without quotes. */
function nameOf(words: NftWords): void {
  const { kind } = words.next();
  if (kind !== 'word' && kind !== 'quoted') throw notUnderstood('malformed');
}
