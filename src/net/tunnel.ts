import { type IncomingMessage, request } from 'node:http';
import type { Failure } from '../model/failure.ts';
import type { TunnelObservation } from '../model/observation.ts';
import type { ProxyServer } from '../model/route.ts';
import { decodeBody, withoutChunks } from './decode-body.ts';
import { drain } from './drain.ts';
import { errorCode, errorText, failure, failureOf } from './failure-of.ts';
import { hostAndPort } from './host-and-port.ts';
import type { NetOptions, Unnumbered } from './options.ts';
import { settle } from './settle.ts';
import type { Tap } from './tap.ts';
import { startTimer } from './timer.ts';

export interface TunnelInput {
  readonly proxy: ProxyServer;
  readonly host: string;
  readonly port: number;
  /** The open connection to the proxy; for an HTTPS proxy, the inside of its TLS. */
  readonly stream: Tap;
}

interface Answer {
  readonly response?: IncomingMessage;
  readonly rest?: Buffer;
  readonly failure: Failure | null;
}

const longestHead = 16 * 1024;
const longestBody = 64 * 1024;

/**
 * Asks an HTTP proxy for a tunnel: CONNECT (RFC 9110, section 9.3.6), without credentials.
 * Node's parser reads the answer; the bytes are kept as they were sent and received. Any status
 * but 2xx is the failure `status`, and what follows its head is read for a moment: a block page
 * names its product. Its frames and its content coding are taken away.
 */
export async function tunnel(
  { proxy, host, port, stream }: TunnelInput,
  { timeoutMs, signal, userAgent }: NetOptions,
): Promise<Unnumbered<TunnelObservation>> {
  const authority = hostAndPort(host, port);
  const timer = startTimer();
  const answer = await settle<Answer>(
    (done) => {
      const lost = stream.lostBefore();
      if (lost) {
        done({ failure: lost });
        return () => {};
      }
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
        createConnection: () => stream as never,
        // As curl and WinHTTP read: folded fields and bare line feeds open a tunnel to them as well.
        insecureHTTPParser: true,
        maxHeaderSize: longestHead,
      });
      connect.on('connect', (response, _socket, rest) =>
        done({ response, rest, failure: verdictOf(response) }),
      );
      connect.on('response', (response) => done({ response, failure: verdictOf(response) }));
      connect.on('error', (error) => done({ failure: parserFailure(error, stream) }));
      connect.end();
      return () => {};
    },
    {
      timeoutMs,
      signal,
      onTimeout: () => ({
        failure: failure(
          stream.bytesRead > 0 ? 'stall' : 'timeout',
          `no complete answer in ${timeoutMs} ms`,
        ),
      }),
    },
  );
  const durationMs = timer.elapsed();
  const { response, rest } = answer;
  if (response && !answer.failure && rest && rest.length > 0) stream.unshift(rest);
  if (answer.failure?.code === 'status')
    await drain(stream, { timeoutMs, signal, most: longestBody });
  const came = stream.received();
  const received = came.toString('latin1');
  const headEnd = endOfHead(received);
  const described = response ? describe(response) : {};
  const body =
    answer.failure?.code === 'status' ? await contentOf(came.subarray(headEnd), described) : '';
  return {
    step: 'tunnel',
    proxy,
    startedAt: timer.startedAt,
    durationMs,
    sent: stream.sent().toString('latin1'),
    received: received.slice(0, Math.min(headEnd, longestHead)),
    ...described,
    ...(body !== '' && { body }),
    failure: answer.failure,
  };
}

function verdictOf({
  statusCode = 0,
  statusMessage = '',
  rawHeaders,
}: IncomingMessage): Failure | null {
  if (rawHeaders.some((part) => part.includes('\0'))) {
    return failure('protocol-error', 'a NUL in the head');
  }
  const passed = statusCode >= 200 && statusCode < 300;
  return passed ? null : failure('status', `${statusCode} ${statusMessage}`);
}

function describe(
  response: IncomingMessage,
): Pick<TunnelObservation, 'status' | 'reason' | 'headers' | 'loginSchemes'> {
  const headers: [string, string][] = [];
  const raw = response.rawHeaders;
  for (let i = 0; i + 1 < raw.length && headers.length < 200; i += 2) {
    headers.push([raw[i] ?? '', raw[i + 1] ?? '']);
  }
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
  const whole = withoutChunks(rest.subarray(0, longestBody), headers);
  const content = await decodeBody(whole, { headers, most: longestBody });
  return content.toString('latin1');
}

function parserFailure(error: unknown, stream: Tap): Failure {
  const code = errorCode(error);
  if (code === 'HPE_HEADER_OVERFLOW') return failure('too-large', errorText(error));
  if (code.startsWith('HPE_')) return failure('protocol-error', errorText(error));
  // Node says ECONNRESET ("socket hang up") for a FIN as well.
  return stream.loss() ?? failureOf(error);
}

function endOfHead(text: string): number {
  const [end] = text.match(/\r?\n\r?\n/) ?? [''];
  return end === '' ? text.length : text.indexOf(end) + end.length;
}
