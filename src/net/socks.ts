import { SocksClient } from 'socks';
import type { Failure } from '../model/failure.ts';
import type { TunnelObservation } from '../model/observation.ts';
import { errorText, failure, failureOf } from './failure-of.ts';
import type { NetOptions, Unnumbered } from './options.ts';
import { settle } from './settle.ts';
import type { Tap } from './tap.ts';
import { startTimer } from './timer.ts';
import type { TunnelInput } from './tunnel.ts';

/**
 * Asks a SOCKS server for a tunnel (SOCKS5: RFC 1928; SOCKS4a), without credentials: "no login" is
 * the only method offered. The name is handed on, so that the server looks it up.
 */
export async function socksTunnel(
  { proxy, host, port, stream }: TunnelInput,
  { timeoutMs, signal }: NetOptions,
): Promise<Unnumbered<TunnelObservation>> {
  const timer = startTimer();
  const ended = await settle<Failure | null>(
    (done) => {
      SocksClient.createConnection({
        // The connection is open; the library wants an address all the same.
        proxy: { host: '127.0.0.1', port: proxy.port, type: proxy.kind === 'socks4' ? 4 : 5 },
        command: 'connect',
        destination: { host, port },
        existing_socket: stream,
        timeout: timeoutMs * 2,
      }).then(
        () => done(null),
        (error) => done(failed(error, proxy.kind, stream)),
      );
      return () => {};
    },
    {
      timeoutMs,
      signal,
      onTimeout: () =>
        failure(stream.bytesRead > 0 ? 'stall' : 'timeout', `no answer in ${timeoutMs} ms`),
    },
  );
  return {
    step: 'tunnel',
    proxy,
    startedAt: timer.startedAt,
    durationMs: timer.elapsed(),
    sent: stream.sent().toString('hex'),
    received: stream.received().subarray(0, 512).toString('hex'),
    ...answers(stream.received(), proxy.kind),
    failure: ended,
  };
}

/** The method and the reply as the server sent them (RFC 1928, sections 3 and 6). */
function answers(
  received: Buffer,
  kind: string,
): Pick<TunnelObservation, 'socksMethod' | 'socksReply'> {
  if (kind === 'socks4') return received.length > 1 ? { socksReply: received[1] ?? 0 } : {};
  return {
    ...(received.length > 1 && received[0] === 5 && { socksMethod: received[1] ?? 0 }),
    ...(received.length > 3 && received[2] === 5 && { socksReply: received[3] ?? 0 }),
  };
}

function failed(error: unknown, kind: string, stream: Tap): Failure {
  const { socksMethod, socksReply } = answers(stream.received(), kind);
  if (socksMethod === 255) return failure('socks-method', errorText(error));
  const refused = kind === 'socks4' ? socksReply !== 90 : socksReply !== 0;
  if (socksReply !== undefined && refused) return failure('socks-reply', errorText(error));
  if (stream.failedWith) return failureOf(stream.failedWith);
  if (stream.ended && stream.bytesRead === 0) return failure('closed', 'FIN before an answer');
  return failure(stream.bytesRead > 0 ? 'protocol-error' : 'closed', errorText(error));
}
