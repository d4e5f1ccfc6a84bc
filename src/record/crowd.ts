import { maxAttempts } from '../model/audit/max-attempts.ts';
import type { ObjectKinds } from './object-kinds.ts';
import { UnreadableRecord } from './unreadable-record.ts';

/** An attempt, with all that is seen in it, comes to some 25 lists and objects, and to 100 commas. */
const ofOne: Crowd = { holders: 60, commas: 240 };
const ofNone: Crowd = { holders: 200_000, commas: 1_000_000 };
const most: Crowd = { holders: 2_000_000, commas: 8_000_000 };
const [quote, backslash, comma, colon, blank] = [0x22, 0x5c, 0x2c, 0x3a, 0x20];
const [openList, closeList, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d];
/** What lies deeper is refused behind it. */
const deepest = 64;

/** How many values a text of JSON holds: lists and objects, and the commas between all. */
export interface Crowd {
  readonly holders: number;
  readonly commas: number;
}

/**
 * The same of a text, without parsing it; signs within texts do not count. Time linear in it.
 * @param kinds gets to know its objects.
 */
export function crowdIn(text: string, kinds: ObjectKinds): Crowd {
  let holders = 0;
  let commas = 0;
  let depth = 0;
  // Of the objects that are open.
  const open = new Int32Array(deepest);
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === comma) commas += 1;
    else if (code === openList || code === openObject) {
      holders += 1;
      depth += 1;
      if (depth < deepest) open[depth] = 0;
    } else if (code === closeList || code === closeObject) depth = Math.max(0, depth - 1);
    else if (code === quote) {
      const end = endOfText(text, at);
      const level = Math.min(depth, deepest - 1);
      if (isKey(text, end)) open[level] = kinds.with(open[level] ?? 0, text.slice(at + 1, end));
      at = end;
    }
  }
  return { holders, commas };
}

/** Whether a colon stands behind the end of a text. */
function isKey(text: string, end: number): boolean {
  let at = end + 1;
  while (text.charCodeAt(at) <= blank) at += 1;
  return text.charCodeAt(at) === colon;
}

function endOfText(text: string, from: number): number {
  for (let at = text.indexOf('"', from + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let before = at - 1;
    while (text.charCodeAt(before) === backslash) before -= 1;
    if ((at - before) % 2 === 1) return at;
  }
  return text.length;
}

/**
 * Adds up what is held of an audit: three bytes, as `[],`, take forty of memory once they are parsed, so
 * that what is short enough may be too much all the same.
 */
export class CrowdSoFar {
  #expected = 0;
  #holders = 0;
  #commas = 0;

  /** @param expected how many attempts, or others of what a list holds, there are to be seen. */
  constructor(expected = 0) {
    this.#expected = expected;
  }

  /** So many more are expected. */
  expect(more: number): void {
    this.#expected += more;
  }

  /** @throws UnreadableRecord where all together is more than an audit of ours has. */
  add({ holders, commas }: Crowd, place: string): void {
    this.#holders += holders;
    this.#commas += commas;
    if (this.#holders > this.#most('holders') || this.#commas > this.#most('commas'))
      throw new UnreadableRecord(`${place} holds too many values`);
  }

  #most(of: keyof Crowd): number {
    return Math.min(most[of], ofNone[of] + ofOne[of] * this.#expected);
  }
}

/** Where a line stands, and what kinds of objects its file held so far. */
export interface LinePlace {
  readonly place: string;
  readonly kinds: ObjectKinds;
}

/**
 * Whether a line of a saved audit, or of a report, can be parsed: its head names all that is asked.
 * @returns how many values it holds.
 * @throws UnreadableRecord where that is more than a line of ours has, or its objects are of too many kinds.
 */
export function lineCrowd(line: string, { place, kinds }: LinePlace): Crowd {
  const crowd = crowdIn(line, kinds);
  checkKinds(kinds, place);
  new CrowdSoFar(line.startsWith('{"type":"head"') ? maxAttempts : 0).add(crowd, place);
  return crowd;
}

/** @throws UnreadableRecord where a file holds objects of more kinds than an audit of ours. */
export function checkKinds(kinds: ObjectKinds, place: string): void {
  if (kinds.areTooMany) throw new UnreadableRecord(`${place} holds too many kinds of objects`);
}
