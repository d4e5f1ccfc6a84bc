import { performance } from 'node:perf_hooks';
import type { ExchangeObservation } from '../model/audit/observation.ts';
import type { Failure, FailureCode } from '../model/finding/failure.ts';
import type { Sloppiness } from '../model/finding/sloppiness.ts';
import type { ProxyServer } from '../model/route/route.ts';
import { failure } from './failure-of.ts';
import {
  type Answer,
  type AnswerParts,
  collect,
  emptyAnswer,
  isShort,
  maxBodyBytes,
} from './http/answer.ts';
import { decodeBody } from './http/decode-body.ts';
import { exchangeFailure } from './http/exchange-failure.ts';
import { type AnswerHandler, httpClient } from './http/http-client.ts';
import { peerClock } from './http/peer-clock.ts';
import { readLeniently } from './http/read-leniently.ts';
import type { NetOptions, Unnumbered } from './options.ts';
import type { Tap } from './socket/tap.ts';
import { startTimer, type Timer } from './socket/timer.ts';
import { withDeadline } from './socket/with-deadline.ts';

export interface ExchangeInput {
  readonly stream: Tap;
  readonly method: 'GET' | 'HEAD' | 'POST';
  readonly url: string;
  /** The proxy that takes the request in absolute form (RFC 9112, section 3.2.2). */
  readonly proxy?: ProxyServer;
  /**
   * Whether headers and body are evidence, once the status is known. Where they are not, they are
   * not kept, and the head suffices: the body is read only as far as it comes quickly. One that
   * began and stopped is waited for.
   */
  readonly isEvidence: (status: number) => boolean;
}

/** Of all that comes, frames and interim answers included. */
const maxBytes = 1024 * 1024;
const maxFirstBytes = 16 * 1024;
/** A body that came on within this share of the deadline was still coming when it passed. */
const comingShare = 0.25;

/**
 * One request and its answer over an open connection, without credentials or cookies. Redirects
 * are not followed here. At most 64 KiB of the body are read; they are kept as text, without their
 * content coding, where `isEvidence` wants them. A body that still comes at the deadline is cut,
 * and no failure.
 */
export async function exchange(
  { stream, method, url, proxy, isEvidence }: ExchangeInput,
  { timeoutMs, signal, userAgent }: NetOptions,
): Promise<Unnumbered<ExchangeObservation>> {
  const timer = startTimer();
  const started = performance.now();
  stream.forget();
  // What a strict parser refuses it closes; the rest of a sloppy answer may be behind.
  stream.hold();
  const asking = { stream, method, url, timer, isEvidence, ...(proxy && { proxy }) };
  const { answer, failed, sloppy } = await ask(asking, { timeoutMs, signal, userAgent }).finally(
    () => stream.release(),
  );
  const durationMs = answer.cut && !failed ? answer.lastMs : timer.elapsed();
  const { status, isEvidence: isKept } = answer;
  const body = isKept ? await contentOf(answer) : '';
  const { firstByteAt } = stream;
  const alert = failed?.code === 'alert' ? Number(/\d+/.exec(failed.detail)?.[0]) : undefined;
  return {
    step: 'exchange',
    method,
    url,
    ...(proxy && { proxy }),
    startedAt: timer.startedAt,
    durationMs,
    sent: stream.sent().toString('latin1'),
    ...(status !== undefined && { status }),
    ...(isKept && { headers: answer.headers }),
    ...peerClock(answer.headers),
    ...(firstByteAt !== undefined && {
      firstByteMs: Math.round((firstByteAt - started) * 1000) / 1000,
    }),
    ...(status !== undefined && { bodyBytes: answer.bytes }),
    ...(body !== '' && { body }),
    ...(answer.cut && { bodyCut: true as const }),
    ...(answer.stopped && { bodyStopped: true as const }),
    ...(sloppy.length > 0 && { sloppy }),
    ...(status === undefined && isForeign(failed) && { firstBytes: firstBytesOf(stream) }),
    ...(alert !== undefined && { alert }),
    failure: failed,
  };
}

interface Asking extends ExchangeInput {
  readonly timer: Timer;
}

interface Asked {
  readonly answer: Answer;
  readonly failed: Failure | null;
  readonly sloppy: readonly Sloppiness[];
}

type Bounds = Pick<NetOptions, 'timeoutMs' | 'signal' | 'userAgent'>;

/** By the strict parser; where it gives up on bytes that came, by the lenient one as well. */
async function ask(asking: Asking, bounds: Bounds): Promise<Asked> {
  const { stream, timer } = asking;
  const strict = await askStrictly(asking, bounds);
  if (strict.failed === null || stream.bytesRead === 0) return strict;
  if (final.includes(strict.failed.code)) return strict;
  const timeoutMs = Math.max(1, bounds.timeoutMs - timer.elapsed());
  const lenient = await readAgain(asking, { ...bounds, timeoutMs });
  const { status } = lenient.answer;
  if (lenient.failed?.code === 'too-large') return { ...strict, failed: lenient.failed };
  if (status === undefined || (lenient.failed && strict.answer.status !== undefined)) return strict;
  const isBody = strict.answer.status !== undefined && lenient.sloppy.length === 0;
  return isBody ? { ...lenient, sloppy: ['odd-body'] } : lenient;
}

// Time and size do not change with the parser.
const final: readonly FailureCode[] = ['timeout', 'stall', 'too-large', 'local-limit'];

async function askStrictly(asking: Asking, { userAgent, ...bounds }: Bounds): Promise<Asked> {
  const { stream, method, url, proxy, timer, isEvidence } = asking;
  const { host, pathname, search } = new URL(url);
  const answer = emptyAnswer();
  const { client, leave } = httpClient(stream);
  const path = proxy ? url : `${pathname}${search}`;
  const headers = { host, 'user-agent': userAgent, accept: '*/*' };
  const failed = await withDeadline<Failure | null>(
    (done) => {
      const unlisten = stream.listen(
        () => {
          if (stream.bytesRead > maxBytes) done(failure('too-large', `over ${maxBytes} bytes`));
        },
        () => {},
      );
      const parts = collect(answer, { timer, isEvidence, done });
      const onError = (error: Error): void => done(exchangeFailure(error, stream));
      const handler = handlerOf(parts, { answer, onError });
      client.dispatch({ method, path, headers, body: null }, handler);
      return () => {
        unlisten();
        answer.rest?.end();
        leave(answer.complete ? 'over' : 'broken');
      };
    },
    { ...bounds, onTimeout: () => lateAnswer(answer, { stream, timer, ...bounds }) },
  );
  return { answer, failed, sloppy: [] };
}

async function readAgain(asking: Asking, bounds: Bounds): Promise<Asked> {
  const { stream, method, timer, isEvidence } = asking;
  const answer = emptyAnswer();
  let sloppy: readonly Sloppiness[] = [];
  const failed = await withDeadline<Failure | null>(
    (done) => {
      const parts = collect(answer, { timer, isEvidence, done });
      const onSloppy = (found: readonly Sloppiness[]): void => {
        sloppy = found;
      };
      const leave = readLeniently(stream, { method, parts, onSloppy, done });
      return () => {
        leave();
        answer.rest?.end();
      };
    },
    { ...bounds, onTimeout: () => lateAnswer(answer, { stream, timer, ...bounds }) },
  );
  return { answer, failed, sloppy };
}

/**
 * A body that still comes at the deadline is cut, and so is one that nobody needs and that said
 * nothing of its length: a stream of events stops between two of them. Anything else is a failure.
 */
function lateAnswer(
  answer: Answer,
  { stream, timer, timeoutMs }: Pick<Asking, 'stream' | 'timer'> & { timeoutMs: number },
): Failure | null {
  const isComing = timer.elapsed() - answer.lastMs < timeoutMs * comingShare;
  answer.stopped = answer.bytes > 0 && !isComing && !answer.isEvidence && !isShort(answer);
  answer.cut = answer.stopped || (answer.bytes > 0 && isComing);
  if (answer.cut) return null;
  const came = `${stream.bytesRead} bytes in ${timeoutMs} ms`;
  return failure(stream.bytesRead > 0 ? 'stall' : 'timeout', came);
}

/** Undici's handler, for the parts of an answer. */
function handlerOf(
  { head, data, end }: AnswerParts,
  { answer, onError }: { answer: Answer; onError: (error: Error) => void },
): AnswerHandler {
  return {
    onRequestStart: () => {},
    onResponseStart: (controller, status) => head(status, controller.rawHeaders),
    onResponseData: (controller, chunk) => {
      data(chunk);
      if (answer.bytes >= maxBodyBytes && answer.cut)
        controller.abort(new Error('enough was read'));
    },
    onResponseEnd: end,
    onResponseError: (_, error) => onError(error),
  };
}

async function contentOf({ body, headers }: Answer): Promise<string> {
  const content = await decodeBody(Buffer.concat(body), { headers, most: maxBodyBytes });
  return content.toString('latin1');
}

// What a parser refuses may be a page all the same, of a device that knows little of HTTP.
function isForeign(failed: Failure | null): boolean {
  return failed?.code === 'protocol-error' || failed?.code === 'too-large';
}

function firstBytesOf(stream: Tap): string {
  return stream.received().subarray(0, maxFirstBytes).toString('latin1');
}
