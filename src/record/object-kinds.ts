import { randomInt } from 'node:crypto';

/** Ours have a third of it. Of 1,536 behind one another V8 knows no more, and each object takes its own. */
const mostKinds = 1200;
const [zero, nine] = [0x30, 0x39];
const prime = 16_777_619;
const end = 0x1_00_00;

/**
 * The kinds of objects that a file holds, by their keys in order: `{"a":1,"b":2}` is one, and so is what it was before
 * its last key. V8 keeps for each kind many times what an object takes, so that a file of objects of which
 * none is like another takes five times the memory of one with as many values. Keys that are
 * numbers are a kind each time.
 */
export class ObjectKinds {
  // Nobody can write keys that are told for one another.
  readonly #seed = randomInt(2 ** 31);
  readonly #known = new Set<number>();
  #numbered = 0;

  /** There are more than any audit of ours has. */
  get areTooMany(): boolean {
    return this.#known.size + this.#numbered > mostKinds;
  }

  /** The kind of an object with one more key; 0 is that of an empty one. */
  with(kind: number, key: string): number {
    const first = key.charCodeAt(0);
    if (first >= zero && first <= nine) this.#numbered += 1;
    let next = kind === 0 ? this.#seed : kind;
    for (let at = 0; at < key.length; at += 1) next = Math.imul(next ^ key.charCodeAt(at), prime);
    next = Math.imul(next ^ end, prime);
    if (!this.areTooMany) this.#known.add(next);
    return next;
  }
}
