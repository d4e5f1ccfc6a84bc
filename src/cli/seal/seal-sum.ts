import { createHash, hash } from 'node:crypto';
import type { HashedLine } from './hash-lines.ts';

/** What a whole file comes to. */
export interface Sum {
  readonly lines: number;
  readonly bytes: number;
  /** The last link: SHA-256 of the link before it and of its line's SHA-256, as hexadecimal text. */
  readonly chain: string;
  /** SHA-256 of the marks of all lines, one behind the other, as hexadecimal text. */
  readonly marks: string;
}

/** Half of a SHA-256: enough to find a line again; that all is whole, the chain says. */
const markDigits = 32;

/** By what a seal knows a line. */
export function markOf({ sha256 }: Pick<HashedLine, 'sha256'>): string {
  return sha256.slice(0, markDigits);
}

/** Adds up a file line by line. */
export class SealSum {
  #lines = 0;
  #bytes = 0;
  #chain: string = hash('sha256', 'netready seal 1');
  readonly #marks = createHash('sha256');

  add(line: HashedLine): void {
    this.#lines += 1;
    this.#bytes += line.length;
    this.#chain = hash('sha256', this.#chain + line.sha256);
    this.#marks.update(markOf(line));
  }

  sum(): Sum {
    const marks = this.#marks.copy().digest('hex');
    return { lines: this.#lines, bytes: this.#bytes, chain: this.#chain, marks };
  }
}

/** What is signed: all of it, in a text that nothing else is taken for. */
export function statementOf({ lines, bytes, chain, marks }: Sum): Buffer {
  return Buffer.from(`netready seal 1\nlines ${lines}\nbytes ${bytes}\n${chain}\n${marks}\n`);
}
