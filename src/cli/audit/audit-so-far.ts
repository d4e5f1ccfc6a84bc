import type { RecordLine } from '../../model/audit/record.ts';
import type { Part } from '../out/progress/fitted.ts';
import { TimeLeft, timeLeftText } from '../out/progress/time-left.ts';

/** What is worth waiting for by name. */
const longMs = 1500;

/** An audit as its progress tells it; all times in milliseconds of one clock. */
export class AuditSoFar {
  #planned = 0;
  #finished = 0;
  #failures = 0;
  #pass = 0;
  #part: number | undefined;
  /** Of a list in parts, where all of them are seen: targets before this part, in it, and in all. */
  #list: { before: number; here: number; readonly all: number } | undefined;
  readonly #running = new Map<string, { readonly host: string; readonly since: number }>();
  readonly #left = new TimeLeft();

  pass(attempts: number): void {
    this.#pass += 1;
    this.#planned = attempts;
    this.#finished = 0;
    if (!this.#list) this.#left.restart();
  }

  line(line: RecordLine, now: number): void {
    if (line.type === 'head') this.#begin(line.head);
    if (line.type === 'attempt') {
      const { id, host } = line.attempt;
      this.#running.set(id, { host, since: now });
    }
    if (line.type === 'observation' && line.observation.failure) this.#failures += 1;
    if (line.type !== 'finished') return;
    this.#running.delete(line.attempt);
    this.#finished += 1;
  }

  /** What there is to tell, the most important first. */
  parts(now: number): readonly Part[] {
    const where = this.#part === undefined ? '' : `part ${this.#part}: `;
    const what = this.#pass > 1 ? 'repeats and controls' : 'attempts';
    const failed = this.#failures === 1 ? '1 failed step' : `${this.#failures} failed steps`;
    return [
      `${where}${this.#finished} of ${this.#planned} ${what}`,
      this.#timeLeft(now),
      this.#waiting(now),
      failed,
    ];
  }

  #begin({ part, targets }: Extract<RecordLine, { readonly type: 'head' }>['head']): void {
    this.#part = part?.number;
    this.#pass = 0;
    if (!part) return;
    // One that goes on does not know how long its first parts took.
    if (part.number === 1) this.#list = { before: 0, here: 0, all: part.listed };
    if (!this.#list) return;
    this.#list.before += this.#list.here;
    this.#list.here = targets.length;
  }

  /** Of the whole list where it is in parts; else of this pass, since what fails decides what follows. */
  #timeLeft(now: number): Part {
    const share = this.#planned === 0 ? 0 : this.#finished / this.#planned;
    const work = this.#list
      ? {
          done: this.#list.before + this.#list.here * (this.#pass > 1 ? 1 : share),
          all: this.#list.all,
        }
      : { done: this.#finished, all: this.#planned };
    const ms = this.#left.tell(now, work);
    if (ms === undefined) return '';
    const left = timeLeftText(ms);
    return !this.#list && this.#pass <= 1 ? [`${left} of this pass`, left] : left;
  }

  #waiting(now: number): string {
    // They stand in the order in which they began.
    const [oldest] = this.#running.values();
    if (!oldest || now - oldest.since < longMs) return '';
    return `waits for ${oldest.host}, ${Math.floor((now - oldest.since) / 1000)} s`;
  }
}
