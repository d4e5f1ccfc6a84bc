import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** Characters that are pressed together: enough to repeat themselves, too few to be felt. */
const blockLength = 1 << 17;

/**
 * A long text that is written first and read later, held compressed (RFC 1951): the lists of a
 * report repeat themselves so much that a tenth of them is left. What is read comes in pieces.
 */
export class PressedText {
  readonly #blocks: Uint8Array[] = [];
  #open: string[] = [];
  #openLength = 0;

  /** Appends a text. */
  add(text: string): void {
    this.#open.push(text);
    this.#openLength += text.length;
    if (this.#openLength >= blockLength) this.#close();
  }

  /** All of it, in order. */
  *pieces(): Iterable<string> {
    for (const block of this.#blocks) yield inflateRawSync(block).toString('utf8');
    yield* this.#open;
  }

  #close(): void {
    // Copied: what is given back points into a buffer that is as long as the text was.
    this.#blocks.push(Uint8Array.from(deflateRawSync(this.#open.join(''), { level: 1 })));
    this.#open = [];
    this.#openLength = 0;
  }
}
