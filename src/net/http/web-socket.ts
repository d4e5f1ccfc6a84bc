import { Agent, ProxyAgent, WebSocket } from 'undici';

export interface WebSocketWay {
  /** `http://HOST:PORT` of a proxy that takes CONNECT; absent: straight. */
  readonly proxy?: string;
  /** Roots in PEM, beside none of the bundled ones. */
  readonly ca?: readonly string[];
}

/** Opens a WebSocket (RFC 6455), through a proxy where one is named, for ws: as for wss:. Certificates are checked. */
export function openWebSocket(url: string, { proxy, ca }: WebSocketWay): WebSocket {
  const tls = ca ? { ca: [...ca] } : {};
  const dispatcher =
    proxy === undefined
      ? new Agent({ connect: tls })
      : new ProxyAgent({ uri: proxy, requestTls: tls, proxyTunnel: true });
  return new WebSocket(url, { dispatcher });
}
