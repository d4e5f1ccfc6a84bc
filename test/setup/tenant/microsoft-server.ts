import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:https';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import { createAuthority } from '../../../src/lab/certificates/authority.ts';
import { listeningPort } from '../../../src/lab/network/listening-port.ts';

export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON, but for a text, which is sent as it stands. */
  readonly body?: unknown;
}

/** What is asked: `graph.microsoft.com/v1.0/organization`, without its query. */
export type Answering = (place: string, request: IncomingMessage, body: string) => Reply;

export interface MicrosoftServer {
  readonly port: number;
  /** Root, PEM. */
  readonly ca: string;
  readonly requests: readonly IncomingMessage[];
  readonly places: readonly string[];
}

const names = [
  'login.microsoftonline.com',
  'login.microsoftonline.us',
  'graph.microsoft.com',
  'graph.microsoft.us',
  'dod-graph.microsoft.us',
];

/** The login page and Microsoft Graph on loopback, over TLS. */
export async function microsoftServer(answering: Answering): Promise<MicrosoftServer> {
  const authority = await createAuthority({ root: { CN: 'Test root' } });
  const { key, cert } = await authority.credentialFor(names);
  const requests: IncomingMessage[] = [];
  const places: string[] = [];
  const server = createServer({ key, cert }, async (request, response) => {
    requests.push(request);
    const { pathname } = new URL(request.url ?? '/', 'https://x/');
    const place = `${request.headers.host}${pathname}`;
    places.push(place);
    const sent = await text(request).catch(() => '');
    const { status = 200, headers = {}, body = {} } = answering(place, request, sent);
    const isText = typeof body === 'string';
    const type = isText ? 'text/html' : 'application/json';
    response.on('error', () => {});
    response.writeHead(status, { 'content-type': type, ...headers });
    response.end(isText ? body : JSON.stringify(body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { port: listeningPort(server), ca: authority.root, requests, places };
}
