import type { Failure } from '../../model/finding/failure.ts';
import { startOf } from '../../model/text/start-of.ts';
import { failure } from '../failure-of.ts';
import { type QuietTimeout, quietTimeout } from '../socket/quiet-timeout.ts';
import type { Timer } from '../socket/timer.ts';
import { maxInterim } from './tidy-head.ts';

/** Of a body, bytes. */
export const maxBodyBytes: number = 64 * 1024;
const maxHeaders = 200;
/** Of the fields, characters; beyond them the beginning of each is kept. */
const maxKeptBytes = 16 * 1024;
const beginning = 64;
/** How long the rest of an answer is waited for that nobody needs. */
const quietMs = 500;
const maxMs = 1000;

/** An answer as far as it came. */
export interface Answer {
  status?: number;
  isEvidence: boolean;
  headers: readonly (readonly [string, string])[];
  readonly body: Buffer[];
  bytes: number;
  /** More of the body was to come. */
  cut: boolean;
  /** It was cut because it had stopped. */
  stopped: boolean;
  /** The answer came to its end, so that the client can take another request. */
  complete: boolean;
  interim: number;
  /** Milliseconds since the start, of the last that came. */
  lastMs: number;
  rest?: QuietTimeout;
}

/** Takes the parts of an answer, from whichever parser reads it. */
export interface AnswerParts {
  /** Of a final or an interim answer. */
  readonly head: (status: number, rawHeaders: unknown) => void;
  readonly data: (chunk: Buffer) => void;
  readonly end: () => void;
}

export interface Collecting {
  readonly timer: Timer;
  /** Whether headers and body are evidence, once the status is known. */
  readonly isEvidence: (status: number) => boolean;
  readonly done: (failed: Failure | null) => void;
}

/** No answer yet. */
export function emptyAnswer(): Answer {
  const counts = { bytes: 0, interim: 0, lastMs: 0 };
  return {
    isEvidence: false,
    headers: [],
    body: [],
    cut: false,
    stopped: false,
    complete: false,
    ...counts,
  };
}

/** Fills `answer` with what comes, and says when it is enough: `maxBodyBytes`, or too many interim heads. */
export function collect(answer: Answer, { timer, isEvidence, done }: Collecting): AnswerParts {
  const leaveRest = (): void => {
    answer.cut = true;
    done(null);
  };
  // A body that began and stopped is worth the wait: it may have been stopped on the way.
  let isPaused = false;
  const leaveOrWait = (): void => {
    isPaused = answer.bytes > 0 && timer.elapsed() - answer.lastMs > quietMs / 2;
    if (!isPaused) leaveRest();
  };
  return {
    head: (status, rawHeaders) => {
      answer.lastMs = timer.elapsed();
      if (status < 200) {
        answer.interim += 1;
        const many = `more than ${maxInterim} interim answers`;
        return answer.interim > maxInterim ? done(failure('too-large', many)) : undefined;
      }
      answer.status = status;
      answer.headers = pairs(rawHeaders);
      answer.isEvidence = isEvidence(status);
      if (!answer.isEvidence) answer.rest = quietTimeout({ quietMs, maxMs, onEnd: leaveOrWait });
    },
    data: (chunk) => {
      answer.lastMs = timer.elapsed();
      answer.rest?.heard();
      const room = maxBodyBytes - answer.bytes;
      answer.body.push(Buffer.from(chunk.subarray(0, room)));
      answer.bytes += Math.min(chunk.length, room);
      if (chunk.length > room || isPaused) leaveRest();
    },
    end: () => {
      answer.complete = true;
      done(null);
    },
  };
}

/** Whether the body that came is shorter than the answer said (RFC 9112, section 6.3). */
export function isShort({ headers, bytes }: Answer): boolean {
  const fieldOf = (wanted: string): string | undefined =>
    headers.find(([name]) => name.toLowerCase() === wanted)?.[1];
  return fieldOf('transfer-encoding') === undefined && bytes < Number(fieldOf('content-length'));
}

/**
 * Flat names and values, strings or bytes, as pairs: at most 200 of them, and little more than
 * 16 KiB altogether.
 */
export function pairs(raw: unknown): readonly (readonly [string, string])[] {
  const flat = Array.isArray(raw) ? raw : [];
  const headers: [string, string][] = [];
  let kept = 0;
  for (let i = 0; i + 1 < flat.length && headers.length < maxHeaders; i += 2) {
    const room = kept < maxKeptBytes ? maxKeptBytes : beginning;
    const name = shared(startOf(latin1(flat[i]), room));
    const value = shared(startOf(latin1(flat[i + 1]), room));
    kept += name.length + value.length;
    headers.push([name, value]);
  }
  return headers;
}

// What thousands of answers say in the same words is held once.
const sharedTexts = new Map<string, string>();
const maxShared = 1000;
const maxSharedLength = 100;

function shared(text: string): string {
  const known = sharedTexts.get(text);
  if (known !== undefined) return known;
  if (text.length <= maxSharedLength && sharedTexts.size < maxShared) sharedTexts.set(text, text);
  return text;
}

function latin1(part: unknown): string {
  return Buffer.isBuffer(part) ? part.toString('latin1') : String(part);
}
