import type { Failure } from '../model/failure.ts';
import type { ExchangeObservation } from '../model/observation.ts';
import type { ProxyServer } from '../model/route.ts';
import { errorCode, errorText, failure, failureOf } from './failure-of.ts';
import { type AnswerHandler, httpClient } from './http-client.ts';
import type { NetOptions, Unnumbered } from './options.ts';
import { settle } from './settle.ts';
import type { Tap } from './tap.ts';
import { startTimer } from './timer.ts';
import { alertInMessage } from './tls-failure.ts';

export interface ExchangeInput {
  readonly stream: Tap;
  readonly method: 'GET' | 'HEAD' | 'POST';
  readonly url: string;
  /** The proxy that takes the request in absolute form (RFC 9112, section 3.2.2). */
  readonly proxy?: ProxyServer;
  /** Whether headers and body are evidence, once the status is known: they are not kept else. */
  readonly isEvidence: (status: number) => boolean;
}

const mostBody = 64 * 1024;

interface Answer {
  status?: number;
  headers?: readonly (readonly [string, string])[];
  body: Buffer[];
  bytes: number;
  cut: boolean;
  /** The answer came to its end, so that the client can take another request. */
  complete: boolean;
}

/**
 * One request and its answer over an open connection, without credentials or cookies. Redirects
 * are not followed here. At most 64 KiB of the body are read; they are kept as text where
 * `isEvidence` wants them.
 */
export async function exchange(
  { stream, method, url, proxy, isEvidence }: ExchangeInput,
  { timeoutMs, signal, userAgent }: NetOptions,
): Promise<Unnumbered<ExchangeObservation>> {
  const { host, pathname, search } = new URL(url);
  const answer: Answer = { body: [], bytes: 0, cut: false, complete: false };
  const timer = startTimer();
  const started = performance.now();
  stream.forget();
  const { client, leave } = httpClient(stream);
  const path = proxy ? url : `${pathname}${search}`;
  const headers = { host, 'user-agent': userAgent, accept: '*/*' };
  const failed = await settle<Failure | null>(
    (done) => {
      client.dispatch({ method, path, headers, body: null }, collect(answer, stream, done));
      return () => leave(answer.complete ? 'over' : 'broken');
    },
    {
      timeoutMs,
      signal,
      onTimeout: () =>
        failure(
          stream.bytesRead > 0 ? 'stall' : 'timeout',
          `${stream.bytesRead} bytes in ${timeoutMs} ms`,
        ),
    },
  );
  const { status } = answer;
  const isKept = status !== undefined && isEvidence(status);
  const kept = isKept && answer.bytes > 0;
  const { firstByteAt } = stream;
  const alert = failed?.code === 'alert' ? Number(/\d+/.exec(failed.detail)?.[0]) : undefined;
  return {
    step: 'exchange',
    method,
    url,
    ...(proxy && { proxy }),
    startedAt: timer.startedAt,
    durationMs: timer.elapsed(),
    sent: stream.sent().toString('latin1'),
    ...(status !== undefined && { status }),
    ...(isKept && { headers: answer.headers ?? [] }),
    ...(firstByteAt !== undefined && {
      firstByteMs: Math.round((firstByteAt - started) * 1000) / 1000,
    }),
    ...(status !== undefined && { bodyBytes: answer.bytes }),
    ...(kept && { body: Buffer.concat(answer.body).toString('latin1') }),
    ...(kept && answer.cut && { bodyCut: true as const }),
    ...(alert !== undefined && { alert }),
    failure: failed,
  };
}

function collect(
  answer: Answer,
  stream: Tap,
  done: (failed: Failure | null) => void,
): AnswerHandler {
  return {
    onRequestStart: () => {},
    onResponseStart: (controller, status) => {
      if (status < 200) return;
      answer.status = status;
      answer.headers = pairs(controller.rawHeaders);
    },
    onResponseData: (controller, chunk) => {
      const room = mostBody - answer.bytes;
      answer.body.push(Buffer.from(chunk.subarray(0, room)));
      answer.bytes += Math.min(chunk.length, room);
      if (chunk.length <= room) return;
      answer.cut = true;
      done(null);
      controller.abort(new Error('enough was read'));
    },
    onResponseEnd: () => {
      answer.complete = true;
      done(null);
    },
    onResponseError: (_, error) => done(exchangeFailure(error, stream)),
  };
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

function exchangeFailure(error: unknown, stream: Tap): Failure {
  // What broke the stream came first; what undici says may be a consequence.
  const cause = stream.errored ?? error;
  const code = errorCode(cause);
  const text = errorText(cause);
  if (code === 'UND_ERR_HEADERS_OVERFLOW') return failure('too-large', text);
  const isMismatch = code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH';
  // The parser's errors are told by their name: it leaves their code out.
  const isParser = cause instanceof Error && cause.name === 'HTTPParserError';
  if (stream.ended && (isMismatch || (isParser && text.includes('EOF')))) {
    return failure('closed', text);
  }
  if (isMismatch || isParser) return failure('protocol-error', text);
  const alert = alertInMessage(stream.failedWith) ?? alertInMessage(error);
  if (alert !== undefined) return failure('alert', `alert ${alert}: ${text}`);
  const lost = stream.loss();
  if (lost) return lost;
  // An interim 100, an upgrade that nobody asked for, an answer before the request.
  if (code === 'UND_ERR_SOCKET') return failure('protocol-error', text);
  return stream.destroyed ? failure('closed', text) : failureOf(cause);
}
