import { performance } from 'node:perf_hooks';
import type { Failure } from '../model/failure.ts';
import type { ExchangeObservation } from '../model/observation.ts';
import type { ProxyServer } from '../model/route.ts';
import { decodeBody } from './decode-body.ts';
import { exchangeFailure } from './exchange-failure.ts';
import { failure } from './failure-of.ts';
import { type AnswerHandler, httpClient } from './http-client.ts';
import type { NetOptions, Unnumbered } from './options.ts';
import { type Patience, patience } from './patience.ts';
import { peerClock } from './peer-clock.ts';
import { settle } from './settle.ts';
import type { Tap } from './tap.ts';
import { startTimer, type Timer } from './timer.ts';

export interface ExchangeInput {
  readonly stream: Tap;
  readonly method: 'GET' | 'HEAD' | 'POST';
  readonly url: string;
  /** The proxy that takes the request in absolute form (RFC 9112, section 3.2.2). */
  readonly proxy?: ProxyServer;
  /**
   * Whether headers and body are evidence, once the status is known. Where they are not, they are
   * not kept, and the head suffices: the body is read only as far as it comes quickly.
   */
  readonly isEvidence: (status: number) => boolean;
}

const mostBody = 64 * 1024;
/** Of all that comes, frames and interim answers included. */
const mostBytes = 1024 * 1024;
const mostInterim = 16;
const mostFirstBytes = 16 * 1024;
/** How long the rest of an answer is waited for that nobody needs. */
const quietMs = 500;
const longestMs = 1000;
/** A body that came on within this share of the deadline was still coming when it passed. */
const comingShare = 0.25;

interface Answer {
  status?: number;
  isEvidence: boolean;
  headers: readonly (readonly [string, string])[];
  readonly body: Buffer[];
  bytes: number;
  /** More of the body was to come. */
  cut: boolean;
  /** The answer came to its end, so that the client can take another request. */
  complete: boolean;
  interim: number;
  /** Milliseconds since the start, of the last that came. */
  lastMs: number;
  rest?: Patience;
}

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
  const { host, pathname, search } = new URL(url);
  const answer = emptyAnswer();
  const timer = startTimer();
  const started = performance.now();
  stream.forget();
  const { client, leave } = httpClient(stream);
  const path = proxy ? url : `${pathname}${search}`;
  const headers = { host, 'user-agent': userAgent, accept: '*/*' };
  const failed = await settle<Failure | null>(
    (done) => {
      const unlisten = stream.listen(
        () => {
          if (stream.bytesRead > mostBytes) done(failure('too-large', `over ${mostBytes} bytes`));
        },
        () => {},
      );
      const handler = collect(answer, { stream, timer, isEvidence, done });
      client.dispatch({ method, path, headers, body: null }, handler);
      return () => {
        unlisten();
        answer.rest?.end();
        leave(answer.complete ? 'over' : 'broken');
      };
    },
    {
      timeoutMs,
      signal,
      onTimeout: () => {
        answer.cut = answer.bytes > 0 && timer.elapsed() - answer.lastMs < timeoutMs * comingShare;
        if (answer.cut) return null;
        const came = `${stream.bytesRead} bytes in ${timeoutMs} ms`;
        return failure(stream.bytesRead > 0 ? 'stall' : 'timeout', came);
      },
    },
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
    ...(status === undefined && isForeign(failed) && { firstBytes: firstBytesOf(stream) }),
    ...(alert !== undefined && { alert }),
    failure: failed,
  };
}

function emptyAnswer(): Answer {
  const counts = { bytes: 0, interim: 0, lastMs: 0 };
  return { isEvidence: false, headers: [], body: [], cut: false, complete: false, ...counts };
}

interface Collecting extends Pick<ExchangeInput, 'stream' | 'isEvidence'> {
  readonly timer: Timer;
  readonly done: (failed: Failure | null) => void;
}

function collect(answer: Answer, { stream, timer, isEvidence, done }: Collecting): AnswerHandler {
  const leaveRest = (): void => {
    answer.cut = true;
    done(null);
  };
  return {
    onRequestStart: () => {},
    onResponseStart: (controller, status) => {
      answer.lastMs = timer.elapsed();
      if (status < 200) {
        answer.interim += 1;
        const many = `more than ${mostInterim} interim answers`;
        return answer.interim > mostInterim ? done(failure('too-large', many)) : undefined;
      }
      answer.status = status;
      answer.headers = pairs(controller.rawHeaders);
      answer.isEvidence = isEvidence(status);
      if (!answer.isEvidence) answer.rest = patience({ quietMs, longestMs, onEnd: leaveRest });
    },
    onResponseData: (controller, chunk) => {
      answer.lastMs = timer.elapsed();
      answer.rest?.heard();
      const room = mostBody - answer.bytes;
      answer.body.push(Buffer.from(chunk.subarray(0, room)));
      answer.bytes += Math.min(chunk.length, room);
      if (chunk.length <= room) return;
      leaveRest();
      controller.abort(new Error('enough was read'));
    },
    onResponseEnd: () => {
      answer.complete = true;
      done(null);
    },
    onResponseError: (_, error) => done(exchangeFailure(error, stream)),
  };
}

async function contentOf({ body, headers }: Answer): Promise<string> {
  const content = await decodeBody(Buffer.concat(body), { headers, most: mostBody });
  return content.toString('latin1');
}

// What a parser refuses may be a page all the same, of a device that knows little of HTTP.
function isForeign(failed: Failure | null): boolean {
  return failed?.code === 'protocol-error' || failed?.code === 'too-large';
}

function firstBytesOf(stream: Tap): string {
  return stream.received().subarray(0, mostFirstBytes).toString('latin1');
}

function pairs(raw: unknown): [string, string][] {
  const flat = Array.isArray(raw) ? raw.map(latin1) : [];
  const headers: [string, string][] = [];
  for (let i = 0; i + 1 < flat.length && headers.length < 200; i += 2) {
    headers.push([flat[i] ?? '', flat[i + 1] ?? '']);
  }
  return headers;
}

function latin1(part: unknown): string {
  return Buffer.isBuffer(part) ? part.toString('latin1') : String(part);
}
