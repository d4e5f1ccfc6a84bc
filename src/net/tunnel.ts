import { type IncomingMessage, request } from 'node:http';
import { hostAndPort } from '../model/address/endpoint.ts';
import type { TunnelObservation } from '../model/audit/observation.ts';
import type { Failure } from '../model/finding/failure.ts';
import type { ProxyServer } from '../model/route/route.ts';
import { errorCode, errorText, failure, failureOf } from './failure-of.ts';
import { pairs } from './http/answer.ts';
import { decodeBody, withoutChunks } from './http/decode-body.ts';
import { refusal } from './http/read-leniently.ts';
import { Replay } from './http/replay.ts';
import { maxHeadLength, type TidyHead, tidyHead } from './http/tidy-head.ts';
import type { NetOptions, Unnumbered } from './options.ts';
import { drain } from './socket/drain.ts';
import type { Tap } from './socket/tap.ts';
import { startTimer } from './socket/timer.ts';
import { withDeadline } from './socket/with-deadline.ts';

export interface TunnelInput {
  readonly proxy: ProxyServer;
  readonly host: string;
  readonly port: number;
  /** The open connection to the proxy; for an HTTPS proxy, the inside of its TLS. */
  readonly stream: Tap;
}

interface Answer {
  readonly response?: IncomingMessage;
  /** The head as it was read. */
  readonly head?: TidyHead;
  readonly failure: Failure | null;
}

/** Of the head, bytes that are kept. */
const maxKeptBytes = 16 * 1024;
const maxBodyLength = 64 * 1024;

/**
 * Asks an HTTP proxy for a tunnel: CONNECT (RFC 9110, section 9.3.6), without credentials.
 * Node's parser reads the answer, once its head is in order; the bytes are kept as they were sent
 * and received. Interim answers are passed over, as RFC 9110 wants (section 15.2). Any status but 2xx is the failure `status`, and what follows its head is read for a moment: a block page
 * names its product. Its frames and its content coding are taken away.
 */
export async function tunnel(
  { proxy, host, port, stream }: TunnelInput,
  { timeoutMs, signal, userAgent, patience }: NetOptions,
): Promise<Unnumbered<TunnelObservation>> {
  const authority = hostAndPort(host, port);
  const timer = startTimer();
  const silent = (failed: Failure | null): boolean =>
    stream.bytesRead === 0 &&
    patience?.silent({
      ...{ step: 'tunnel', proxy, startedAt: timer.startedAt, durationMs: timer.elapsed() },
      ...{ sent: stream.sent().toString('latin1'), received: '', failure: failed },
    }) === true;
  const answer = await withDeadline<Answer>((done) => ask({ authority, userAgent, stream }, done), {
    timeoutMs,
    signal,
    onTimeout: (ms) => ({
      failure: failure(
        stream.bytesRead > 0 ? 'stall' : 'timeout',
        `no complete answer in ${ms} ms`,
      ),
    }),
    ...(patience && {
      waitOn: { mostMs: patience.mostMs, isToGoOn: ({ failure: failed }) => silent(failed) },
    }),
  });
  const durationMs = timer.elapsed();
  const { response, head, failure: failed } = answer;
  // What is refused may be a page all the same, of a device that knows little of HTTP.
  const mayBePage = failed?.code === 'status' || failed?.code === 'protocol-error';
  if (mayBePage) await drain(stream, { timeoutMs, signal, most: maxBodyLength });
  const came = stream.received();
  const described = response ? describe(response) : {};
  const body =
    head && failed?.code === 'status' ? await contentOf(came.subarray(head.end), described) : '';
  return {
    step: 'tunnel',
    proxy,
    startedAt: timer.startedAt,
    durationMs,
    sent: stream.sent().toString('latin1'),
    received: came.toString('latin1', 0, Math.min(head?.end ?? came.length, maxKeptBytes)),
    ...described,
    ...(body !== '' && { body }),
    ...(head && head.sloppy.length > 0 && { sloppy: head.sloppy }),
    failure: failed,
  };
}

interface Asking {
  readonly authority: string;
  readonly userAgent: string;
  readonly stream: Tap;
}

function ask({ authority, userAgent, stream }: Asking, done: (answer: Answer) => void): () => void {
  const before = stream.lostBefore();
  if (before) {
    done({ failure: before });
    return () => {};
  }
  const replay = new Replay((chunk, written) => stream.write(chunk, written));
  const connect = request({
    method: 'CONNECT',
    path: authority,
    headers: {
      host: authority,
      'user-agent': userAgent,
      // Node would say `close`; a tunnel is meant to stay, and WinHTTP and curl say so.
      connection: 'keep-alive',
      'proxy-connection': 'keep-alive',
    },
    createConnection: () => replay as never,
    insecureHTTPParser: true,
    maxHeaderSize: maxHeadLength * 2,
  });
  let head: TidyHead | undefined;
  connect.on('connect', (response) =>
    done({ response, ...(head && { head }), failure: verdictOf(response) }),
  );
  connect.on('error', (error) => done({ failure: parserFailure(error, stream) }));
  connect.end();
  const unread = readHead(stream, {
    onHead: (found) => {
      head = found;
      replay.push(found.head);
    },
    onFailure: (failed) => done({ failure: failed }),
  });
  return () => {
    unread();
    connect.destroy();
    replay.destroy();
  };
}

interface HeadReading {
  readonly onHead: (head: TidyHead) => void;
  readonly onFailure: (failed: Failure) => void;
}

/** Reads a stream up to the end of one head, and leaves it what follows. */
function readHead(stream: Tap, { onHead, onFailure }: HeadReading): () => void {
  let came: Buffer = Buffer.alloc(0);
  const onData = (chunk: Buffer): void => {
    came = Buffer.concat([came, chunk]);
    const tidied = tidyHead(came);
    if (tidied.kind === 'more') return;
    stop();
    if (tidied.kind === 'head') {
      if (came.length > tidied.end) stream.unshift(came.subarray(tidied.end));
      onHead(tidied);
    } else onFailure(refusal(tidied));
  };
  const onEnd = (): void => onFailure(stream.loss() ?? failure('closed', 'within the head'));
  const stop = (): void => {
    stream.off('data', onData);
    stream.off('end', onEnd);
    stream.off('close', onEnd);
    stream.pause();
  };
  stream.on('data', onData);
  stream.on('end', onEnd);
  stream.on('close', onEnd);
  return stop;
}

function verdictOf({ statusCode = 0, statusMessage = '' }: IncomingMessage): Failure | null {
  const passed = statusCode >= 200 && statusCode < 300;
  return passed ? null : failure('status', `${statusCode} ${statusMessage}`);
}

function describe(
  response: IncomingMessage,
): Pick<TunnelObservation, 'status' | 'reason' | 'headers' | 'loginSchemes'> {
  const headers = pairs(response.rawHeaders);
  const loginSchemes = headers
    .filter(([name]) => name.toLowerCase() === 'proxy-authenticate')
    .map(([, value]) => value.trim().split(/[\s,]/)[0] ?? '')
    .filter((scheme) => scheme !== '');
  return {
    ...(response.statusCode !== undefined && { status: response.statusCode }),
    ...(response.statusMessage && { reason: response.statusMessage }),
    headers,
    ...(loginSchemes.length > 0 && { loginSchemes }),
  };
}

// The parser of CONNECT leaves what follows a head as it came: in frames, perhaps, and compressed.
async function contentOf(
  rest: Buffer,
  { headers = [] }: Pick<TunnelObservation, 'headers'>,
): Promise<string> {
  const whole = withoutChunks(rest.subarray(0, maxBodyLength), headers);
  const content = await decodeBody(whole, { headers, most: maxBodyLength });
  return content.toString('latin1');
}

function parserFailure(error: unknown, stream: Tap): Failure {
  if (errorCode(error).startsWith('HPE_')) return failure('protocol-error', errorText(error));
  // Node says ECONNRESET ("socket hang up") for a FIN as well.
  return stream.loss() ?? failureOf(error);
}
