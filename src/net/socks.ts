import { SocksClient } from 'socks';
import type { TunnelObservation } from '../model/audit/observation.ts';
import type { Failure } from '../model/finding/failure.ts';
import { errorText, failure } from './failure-of.ts';
import type { NetOptions, Unnumbered } from './options.ts';
import type { Tap } from './socket/tap.ts';
import { startTimer } from './socket/timer.ts';
import { withDeadline } from './socket/with-deadline.ts';
import type { TunnelInput } from './tunnel.ts';

// One byte holds its length (RFC 1928, section 5).
const maxNameLength = 255;
const noLogin = 0;
const succeeded = 0;
const socks4Codes = { granted: 90, highest: 93 };

/**
 * Asks a SOCKS server for a tunnel (SOCKS5: RFC 1928; SOCKS4a), without credentials: "no login" is
 * the only method offered. The name is handed on, so that the server looks it up.
 */
export async function socksTunnel(
  { proxy, host, port, stream }: TunnelInput,
  { timeoutMs, signal }: NetOptions,
): Promise<Unnumbered<TunnelObservation>> {
  const timer = startTimer();
  const ended = await withDeadline<Failure | null>(
    (done) => {
      const lost = stream.lostBefore();
      const unfit = proxy.kind === 'socks5' && Buffer.byteLength(host) > maxNameLength;
      if (lost || unfit) {
        done(lost ?? failure('unknown', `a name of ${host.length} characters fits no request`));
        return () => {};
      }
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

type Answers = Pick<TunnelObservation, 'socksMethod' | 'socksReply'>;

/** The method and the reply as the server sent them (RFC 1928, sections 3 and 6; SOCKS4). */
function answers(received: Buffer, kind: string): Answers {
  const [first, second, third, fourth] = received;
  if (kind === 'socks4') {
    const isReply = first === 0 && second !== undefined && second >= socks4Codes.granted;
    return isReply && second <= socks4Codes.highest ? { socksReply: second } : {};
  }
  if (first !== 5 || second === undefined) return {};
  const isReply = second === noLogin && third === 5 && fourth !== undefined;
  return { socksMethod: second, ...(isReply && { socksReply: fourth }) };
}

function failed(error: unknown, kind: string, stream: Tap): Failure {
  const received = stream.received();
  const { socksMethod = noLogin, socksReply } = answers(received, kind);
  if (socksMethod !== noLogin) return failure('socks-method', errorText(error));
  const good = kind === 'socks4' ? socks4Codes.granted : succeeded;
  if (socksReply !== undefined && socksReply !== good) {
    return failure('socks-reply', errorText(error));
  }
  const speaksSocks = received.length === 0 || received[0] === (kind === 'socks4' ? 0 : 5);
  const lost = speaksSocks ? stream.loss() : undefined;
  return lost ?? failure('protocol-error', errorText(error));
}
