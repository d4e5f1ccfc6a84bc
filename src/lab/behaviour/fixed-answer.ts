import type { RequestListener } from 'node:http';
import type { RawAnswer } from '../raw-answer.ts';

/** Gives every request the same answer. */
export function fixedAnswer({ status, headers, body }: RawAnswer): RequestListener {
  return (request, response) => {
    request.resume();
    response.writeHead(status, [...headers.flat()]);
    response.end(body);
  };
}
