/** What was done is too little to tell by before this, in milliseconds and as a share. */
const leastMs = 2000;
const leastShare = 0.02;
/** An estimate that is off by less than this share of it stands, and counts down with the clock. */
const slack = 0.2;
const slackMs = 500;
/** How fast an estimate follows what is seen, in milliseconds. */
const inertiaMs = 4000;

/**
 * How long work will take on, told by its pace since it began: what is left of it takes as long, piece by piece, as
 * what is done took. The end that was told once stands, and so counts down as a clock does, until the pace says
 * another one by more than a fifth; then it moves there over some seconds and never at once.
 */
export class TimeLeft {
  #beganAt: number | undefined;
  #doneBefore = 0;
  #end: number | undefined;
  #toldAt = 0;

  /** Forgets the pace: other work begins. */
  restart(): void {
    this.#beganAt = undefined;
    this.#end = undefined;
  }

  /**
   * @param now milliseconds of a clock that goes steadily.
   * @param work what is done of all, in pieces of any kind.
   * @returns milliseconds; undefined where nothing is known of it yet.
   */
  tell(
    now: number,
    { done, all }: { readonly done: number; readonly all: number },
  ): number | undefined {
    if (this.#beganAt === undefined) {
      this.#beganAt = now;
      this.#doneBefore = done;
      return undefined;
    }
    const elapsed = now - this.#beganAt;
    const made = done - this.#doneBefore;
    if (elapsed < leastMs || made <= 0 || made < (all - this.#doneBefore) * leastShare) {
      return this.#end === undefined ? undefined : Math.max(0, this.#end - now);
    }
    const seen = now + (Math.max(0, all - done) * elapsed) / made;
    if (this.#end === undefined) this.#end = seen;
    else if (Math.abs(seen - this.#end) > slackMs + slack * Math.max(0, seen - now)) {
      const share = Math.min(1, (now - this.#toldAt) / inertiaMs);
      this.#end += (seen - this.#end) * share;
    }
    this.#toldAt = now;
    return Math.max(0, this.#end - now);
  }
}

const second = 1000;
const minute = 60 * second;

/** No finer than it is known: five seconds, then minutes, then five of them. */
export function timeLeftText(ms: number): string {
  if (ms < 5 * second) return 'a few seconds left';
  if (ms <= minute) return `about ${Math.ceil(ms / (5 * second)) * 5} s left`;
  if (ms <= 20 * minute) return `about ${Math.ceil(ms / minute)} min left`;
  if (ms <= 120 * minute) return `about ${Math.ceil(ms / (5 * minute)) * 5} min left`;
  return `about ${Math.ceil(ms / (60 * minute))} hours left`;
}
