import { basename } from 'node:path';
import { TimeLeft, timeLeftText } from '../out/progress/time-left.ts';

interface Begun {
  readonly files: number;
  /** Of each; undefined of what has none, such as a pipe. None of all: their number is what they are told by. */
  readonly sizes: readonly (number | undefined)[];
  readonly now: number;
}

/** What takes no longer than this needs no line. */
const shortMs = 1000;
const mega = 1_000_000;

/** Files as their progress tells it; all times in milliseconds of one clock. */
export class ReadingSoFar {
  readonly #files: number;
  readonly #all: number | undefined;
  readonly #isByNumber: boolean;
  readonly #beganAt: number;
  readonly #left = new TimeLeft();
  #name = '';
  #file = 0;
  #bytes = 0;

  constructor({ files, sizes, now }: Begun) {
    this.#files = files;
    this.#beganAt = now;
    const all = sizes.reduce<number>((sum, size) => sum + (size ?? Number.NaN), 0);
    this.#all = sizes.length < files || Number.isNaN(all) ? undefined : all;
    this.#isByNumber = sizes.length === 0 && files > 1;
  }

  file(path: string): void {
    this.#file += 1;
    this.#name = basename(path);
  }

  bytes(bytes: number): void {
    this.#bytes += bytes;
  }

  /** What there is to tell, the most important first. */
  parts(now: number): readonly string[] {
    const all = this.#all;
    const work = this.#isByNumber
      ? { done: this.#file - 1, all: this.#files }
      : all !== undefined && { done: this.#bytes, all };
    const ms = work ? this.#left.tell(now, work) : undefined;
    if (now - this.#beganAt < shortMs) return [];
    const read = (this.#bytes / mega).toFixed(1);
    const size = all === undefined ? `${read} MB` : `${read} of ${(all / mega).toFixed(1)} MB`;
    const left = ms === undefined ? '' : timeLeftText(ms);
    return this.#files > 1
      ? [`${this.#file} of ${this.#files} files`, left, this.#name, size]
      : [`${this.#name}: ${size} read`, left === '' ? '' : `${left} of reading`];
  }
}
