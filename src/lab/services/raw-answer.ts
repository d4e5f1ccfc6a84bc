import { STATUS_CODES } from 'node:http';

/** An HTTP answer as data. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string | Buffer;
}

/** One whose body is text. */
export interface TextAnswer extends RawAnswer {
  readonly body: string;
}

/** Writes an HTTP/1.1 answer (RFC 9112) that ends with its connection. */
export function writeAnswer({ status, headers, body }: RawAnswer): Buffer {
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Unknown'}`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), Buffer.from(body)]);
}
