import { type Agent, request as askPlain } from 'node:http';
import { request as askTls } from 'node:https';
import { gzip } from 'node:zlib';

export interface Sending {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly agent: Agent;
  readonly isGzipped: boolean;
  /** Milliseconds until its answer is there as a whole. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** An answer says no more than how many points were not taken. */
const maxAnswerBytes = 64 * 1024;

/**
 * Sends bytes by one POST, and takes no more of the answer than it may have. No redirect is followed, and it is not tried
 * again: the next time carries all that this one had.
 * @returns the answer's body.
 * @throws an Error in a few words, without what the other end said beside its status.
 */
export async function sendBounded(bytes: Uint8Array, sending: Sending): Promise<Uint8Array> {
  const { url, agent, isGzipped, timeoutMs, signal } = sending;
  const body = isGzipped ? await gzipped(bytes) : bytes;
  const headers = {
    ...sending.headers,
    'Content-Length': String(body.byteLength),
    ...(isGzipped && { 'Content-Encoding': 'gzip' }),
  };
  const ask = url.protocol === 'https:' ? askTls : askPlain;
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
  const sent = ask(url, { method: 'POST', headers, agent }, (answer) => {
    const { statusCode = 0 } = answer;
    if (statusCode < 200 || statusCode > 299) {
      sent.destroy(new Error(`it answers ${statusCode}`));
      return;
    }
    const parts: Uint8Array[] = [];
    let length = 0;
    answer.on('data', (part: Uint8Array) => {
      length += part.byteLength;
      if (length > maxAnswerBytes) sent.destroy(new Error('its answer has no end'));
      else parts.push(part);
    });
    answer.on('error', reject);
    answer.on('end', () => resolve(Buffer.concat(parts)));
  });
  sent.on('error', reject);
  const timer = setTimeout(() => {
    sent.destroy(new Error(`it took longer than ${timeoutMs} ms`));
  }, timeoutMs);
  const end = (): void => void sent.destroy(new Error('the server ends'));
  if (signal.aborted) end();
  signal.addEventListener('abort', end, { once: true });
  try {
    sent.end(body);
    return await promise;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', end);
  }
}

async function gzipped(bytes: Uint8Array): Promise<Uint8Array> {
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
  gzip(bytes, (error, packed) => (error ? reject(error) : resolve(packed)));
  return promise;
}
