import { type Crowd, checkKinds, crowdIn } from '../crowd.ts';
import { ObjectKinds } from '../object-kinds.ts';
import { UnreadableRecord } from '../unreadable-record.ts';

/** A member of a document, or an element of a member that is a list; an empty list is a member. */
export interface JsonElement {
  readonly key: string;
  /** From 0; absent where the member is no list. */
  readonly index?: number;
  /** Bytes. */
  readonly length: number;
  /** What it holds. */
  readonly crowd: Crowd;
  readonly value: unknown;
}

const maxElementLength = 4 * 1024 * 1024;
const maxKeyLength = 1000;
const [quote, backslash, comma, colon] = [0x22, 0x5c, 0x2c, 0x3a];
const [openList, closeList, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d];

/**
 * Cuts one JSON document into the members of its object, and those that are lists into their elements,
 * however it is laid out: so it is never one text, and what nobody asked for is passed over, not held.
 * @param wanted the keys that are asked for.
 * @throws UnreadableRecord in one line where it is cut, is no JSON, or an element is longer than 4 MiB.
 */
export async function* jsonElements(
  bytes: AsyncIterable<Buffer>,
  wanted: ReadonlySet<string>,
): AsyncGenerator<JsonElement> {
  let state: 'document' | 'key' | 'colon' | 'member' | 'list' | 'end' = 'document';
  let key = '';
  let index = 0;
  let cut: Cutter | undefined;
  const kinds = new ObjectKinds();
  for await (const chunk of bytes) {
    for (let at = 0; at < chunk.length; ) {
      if (cut) {
        at = cut.take(chunk, at);
        if (!cut.isWhole) continue;
        const [value, { length, crowd }] = [cut.value(), cut];
        cut = undefined;
        if (state === 'key') {
          key = String(value);
          state = 'colon';
          continue;
        }
        const isListed = state === 'list';
        if (wanted.has(key)) yield { key, length, crowd, value, ...(isListed && { index }) };
        if (isListed) index += 1;
        else state = 'key';
        continue;
      }
      const byte = chunk[at] ?? 0;
      if (byte <= 0x20) {
        at += 1;
        continue;
      }
      if (state === 'document' && byte === openObject) state = 'key';
      else if (state === 'key' && byte === quote) {
        cut = new Cutter({ place: 'a key', isKept: true, most: maxKeyLength, kinds });
        continue;
      } else if (state === 'key' && byte === closeObject) state = 'end';
      else if (state === 'colon' && byte === colon) state = 'member';
      else if (state === 'member' && byte === openList && wanted.has(key)) {
        state = 'list';
        index = 0;
      } else if (state === 'list' && byte === closeList) {
        if (index === 0 && wanted.has(key))
          yield { key, length: 2, crowd: { holders: 1, commas: 0 }, value: [] };
        state = 'key';
      } else if (state === 'member' || (state === 'list' && byte !== comma)) {
        const place = state === 'list' ? `${key}[${index}]` : key;
        cut = new Cutter({ place, isKept: wanted.has(key), most: maxElementLength, kinds });
        continue;
      } else if (byte !== comma) throw new UnreadableRecord(`it is not JSON behind "${key}"`);
      at += 1;
    }
  }
  if (state !== 'end') throw new UnreadableRecord('it ends before its end, as if it had been cut');
}

interface Cutting {
  readonly place: string;
  readonly isKept: boolean;
  readonly most: number;
  readonly kinds: ObjectKinds;
}

/** Takes the bytes of one value. */
class Cutter {
  isWhole = false;
  length = 0;
  /** Known with its value. */
  crowd: Crowd = { holders: 0, commas: 0 };
  readonly #cutting: Cutting;
  readonly #kept: Buffer[] = [];
  #depth = 0;
  #isText = false;
  #isEscaped = false;

  constructor(cutting: Cutting) {
    this.#cutting = cutting;
  }

  /** @returns where the next byte stands that is not its own. */
  take(chunk: Buffer, from: number): number {
    const end = this.#endIn(chunk, from);
    const { isKept, most, place } = this.#cutting;
    this.length += end - from;
    if (isKept && this.length > most)
      throw new UnreadableRecord(`${place} is longer than ${most} bytes`);
    if (isKept) this.#kept.push(chunk.subarray(from, end));
    return end;
  }

  /** @throws UnreadableRecord where it is not JSON. */
  value(): unknown {
    const { isKept, place, kinds } = this.#cutting;
    // What has no bytes would be met again and again.
    if (this.length === 0) throw new UnreadableRecord(`${place} is not JSON`);
    if (!isKept) return undefined;
    const text = Buffer.concat(this.#kept).toString('utf8');
    this.crowd = crowdIn(text, kinds);
    checkKinds(kinds, place);
    try {
      return JSON.parse(text);
    } catch {
      throw new UnreadableRecord(`${place} is not JSON`);
    }
  }

  #endIn(chunk: Buffer, from: number): number {
    for (let at = from; at < chunk.length; at += 1) {
      const byte = chunk[at] ?? 0;
      if (this.#isText) {
        if (this.#isEscaped) this.#isEscaped = false;
        else if (byte === backslash) this.#isEscaped = true;
        else if (byte === quote) {
          this.#isText = false;
          if (this.#depth === 0) return this.#wholeAt(at + 1);
        }
      } else if (byte === quote) this.#isText = true;
      else if (byte === openList || byte === openObject) {
        this.#depth += 1;
      } else if (byte === closeList || byte === closeObject) {
        // A number, a truth or a null ends where its holder does.
        if (this.#depth === 0) return this.#wholeAt(at);
        this.#depth -= 1;
        if (this.#depth === 0) return this.#wholeAt(at + 1);
      } else if (this.#depth === 0 && (byte === comma || byte <= 0x20)) return this.#wholeAt(at);
    }
    return chunk.length;
  }

  #wholeAt(end: number): number {
    this.isWhole = true;
    return end;
  }
}
