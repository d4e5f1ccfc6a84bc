import { Client, type Dispatcher } from 'undici';
import type { Tap } from '../socket/tap.ts';
import { maxHeadLength } from './tidy-head.ts';

/** Takes an answer as it comes. */
export type AnswerHandler = Dispatcher.DispatchHandler;

export interface HttpClient {
  readonly client: Client;
  /** Gives the client back once its request is over; `broken` where nobody knows in what state it is. */
  readonly leave: (state: 'over' | 'broken') => void;
}

interface Line {
  readonly client: Client;
  /** The connection that the next request goes over; taken once. */
  stream: Tap | undefined;
}

const maxIdle = 64;
// One client after another would cost more CPU than its request: each takes many connections.
const idle: Line[] = [];

/**
 * A client of undici over an open connection, for one request. The connection is the caller's
 * until `leave`, which ends it.
 */
export function httpClient(stream: Tap): HttpClient {
  const line = idle.pop() ?? openLine();
  const { client } = line;
  line.stream = stream;
  return {
    client,
    leave: (state) => {
      line.stream = undefined;
      if (state === 'broken' || idle.length >= maxIdle) {
        void client.destroy().catch(() => {});
        return;
      }
      // Undici has let go of a connection once it is closed.
      if (stream.closed) idle.push(line);
      else client.once('disconnect', () => idle.push(line));
      stream.destroy();
    },
  };
}

/**
 * Gives the open connection to undici, once. Undici connects again where a connection breaks
 * before its request is out; given the same stream again it would spin for ever, and a second
 * connection would be none of ours. Called back later: an answer at once hangs the request.
 */
function openLine(): Line {
  // Where a request goes is said by its connection and its headers; the origin is never used.
  const client = new Client('http://origin.invalid', {
    connect: (_, callback) =>
      queueMicrotask(() => {
        const { stream } = line;
        line.stream = undefined;
        if (!stream || stream.destroyed) callback(new Error('the connection was lost'), null);
        else callback(null, stream as never);
      }),
    maxHeaderSize: maxHeadLength,
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  const line: Line = { client, stream: undefined };
  return line;
}
