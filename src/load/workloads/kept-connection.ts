import { Agent, request } from 'node:http';
import { setImmediate } from 'node:timers/promises';
import type { Failure } from '../../model/finding/failure.ts';
import { errorCode, errorText, failure, failureOf } from '../../net/failure-of.ts';
import { withDeadline } from '../../net/socket/with-deadline.ts';
import type { Opened } from '../open-way.ts';

export interface KeptRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body: Buffer;
}

export interface Answer {
  readonly failure: Failure | null;
  readonly status?: number;
  /** Of the body. */
  readonly receivedBytes: number;
}

export interface KeptConnection {
  /** One request; rejects only when the signal is aborted. */
  readonly ask: (request: KeptRequest, options: AskOptions) => Promise<Answer>;
  /** It may be asked again. */
  readonly isOpen: () => boolean;
  readonly close: () => void;
}

export interface AskOptions {
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  /** Told of the bytes of bodies as they go and come. */
  readonly onBytes: (bytes: number) => void;
}

const unasked: Answer = {
  failure: failure('protocol-error', 'the peer answered before it was asked'),
  receivedBytes: 0,
};
const maxHeadLength = 16 * 1024;

/**
 * Keeps an open connection, and sends one request after the other over it. What a peer sends while
 * nothing is asked is no answer: such a connection is given up, and nothing of it is counted.
 */
export function keepConnection({ stream, close }: Opened): KeptConnection {
  if (!stream) throw new TypeError('Cannot keep a connection that is not open');
  let isKept = true;
  const lose = (): void => {
    isKept = false;
    close();
  };
  stream.once('close', lose);
  let isUnasked = false;
  const hearUnasked = (): void => {
    isUnasked = true;
    lose();
  };
  stream.on('data', hearUnasked);
  let isFresh = true;
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  agent.createConnection = () => stream;
  return {
    ask: async (asked, options) => {
      // What came together with the connection is heard first.
      if (isFresh) await setImmediate();
      isFresh = false;
      if (isUnasked) return unasked;
      stream.off('data', hearUnasked);
      try {
        const { isKept: again, ...answer } = await ask(asked, { agent, ...options });
        if (again) stream.on('data', hearUnasked);
        else lose();
        return answer;
      } catch (error) {
        lose();
        throw error;
      }
    },
    isOpen: () => isKept && !stream.destroyed,
    close: lose,
  };
}

interface Asking extends AskOptions {
  readonly agent: Agent;
}

function ask(
  { body, ...head }: KeptRequest,
  { agent, timeoutMs, signal, onBytes }: Asking,
): Promise<Answer & { readonly isKept: boolean }> {
  let status: number | undefined;
  let receivedBytes = 0;
  const answer = (failed: Failure | null, isKept = false) => ({
    failure: failed,
    ...(status !== undefined && { status }),
    receivedBytes,
    isKept,
  });
  return withDeadline(
    (done) => {
      const sent = request({ agent, maxHeaderSize: maxHeadLength, ...head });
      const fail = (error: Error): void => done(answer(failedBy(error)));
      sent.on('error', fail);
      sent.on('response', (response) => {
        status = response.statusCode ?? 0;
        response.on('data', (chunk: Buffer) => {
          receivedBytes += chunk.length;
          onBytes(chunk.length);
        });
        response.on('error', fail);
        response.on('end', () => {
          const refused = status !== undefined && status >= 400;
          done(answer(refused ? failure('status', `${status}`) : null, sent.shouldKeepAlive));
        });
      });
      sent.end(body);
      onBytes(body.length);
      return () => {};
    },
    {
      timeoutMs,
      signal,
      onTimeout: () =>
        answer(failure(status === undefined ? 'timeout' : 'stall', `no end in ${timeoutMs} ms`)),
    },
  );
}

function failedBy(error: Error): Failure {
  const code = errorCode(error);
  if (code === 'HPE_HEADER_OVERFLOW') return failure('too-large', errorText(error));
  if (code.startsWith('HPE_')) return failure('protocol-error', errorText(error));
  // Node says ECONNRESET of a FIN as well.
  if (errorText(error) === 'socket hang up') return failure('closed', errorText(error));
  return failureOf(error);
}
