import type { IncomingMessage, RequestListener } from 'node:http';
import type { RawAnswer } from '../services/raw-answer.ts';

/** Gives every request its answer. */
export function answerWith(answerTo: (request: IncomingMessage) => RawAnswer): RequestListener {
  return (request, response) => {
    // Nothing that is sent here matters; unread, it would hold the connection.
    request.resume();
    const { status, headers, body } = answerTo(request);
    const length = `${Buffer.byteLength(body)}`;
    response.writeHead(status, [...headers.flat(), 'Content-Length', length]);
    response.end(body);
  };
}
