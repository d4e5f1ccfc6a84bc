import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { type HttpClient, httpClient } from '../../../src/net/http/http-client.ts';
import type { Tap } from '../../../src/net/socket/tap.ts';

/** A connection whose peer gives one answer to whatever it is asked. */
function connection(answer: string): Tap {
  const stream = new PassThrough();
  const write = stream._transform.bind(stream);
  stream._transform = (_chunk, encoding, done) => write(Buffer.from(answer), encoding, done);
  return stream as unknown as Tap;
}

function ask({ client }: HttpClient): Promise<number> {
  return new Promise((resolve, reject) => {
    let status = 0;
    client.dispatch(
      { method: 'GET', path: '/', headers: { host: 'a.example' } },
      {
        onRequestStart: () => {},
        onResponseStart: (_, code) => {
          status = code;
        },
        onResponseData: () => {},
        onResponseEnd: () => resolve(status),
        onResponseError: (_, error) => reject(error),
      },
    );
  });
}

const empty = 'HTTP/1.1 204 No Content\r\n\r\n';
const last = 'HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n';

describe('httpClient()', () => {
  it.each([
    ['stays open', empty, 204],
    ['is closed with the answer', last, 200],
  ])('gives a client to the next connection when the one before %s', async (_, answer, status) => {
    const first = connection(answer);
    const one = httpClient(first);
    expect(await ask(one)).toBe(status);
    const closed = new Promise((resolve) => {
      if (first.closed) resolve(undefined);
      else first.once('close', resolve);
    });
    one.leave('over');
    await closed;
    const two = httpClient(connection(answer));
    expect(two.client).toBe(one.client);
    expect(await ask(two)).toBe(status);
    two.leave('broken');
  });

  it('ends the connection of a request that is over', async () => {
    const stream = connection(empty);
    const used = httpClient(stream);
    await ask(used);
    used.leave('over');
    expect(stream.destroyed).toBe(true);
  });

  it('gives nobody a client that was left broken', async () => {
    const one = httpClient(connection(empty));
    await ask(one);
    one.leave('broken');
    const two = httpClient(connection(empty));
    expect(two.client).not.toBe(one.client);
    two.leave('broken');
  });

  it('makes no second connection when the first one is lost', async () => {
    const stream = connection(empty);
    stream.destroy();
    const one = httpClient(stream);
    await expect(ask(one)).rejects.toThrow('the connection was lost');
    one.leave('broken');
  });
});
