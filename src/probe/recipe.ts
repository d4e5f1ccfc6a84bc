import { isIP } from 'node:net';
import type { Attempt } from '../model/attempt.ts';
import type { ExchangeObservation, Observation } from '../model/observation.ts';
import { connect, mapConnection } from '../net/connect.ts';
import { exchange } from '../net/exchange.ts';
import { handshake } from '../net/handshake.ts';
import { linkedAbort } from '../net/linked-abort.ts';
import type { NetOptions, Unnumbered } from '../net/options.ts';
import { resolve } from '../net/resolve.ts';
import { socksTunnel } from '../net/socks.ts';
import { Tap } from '../net/tap.ts';
import { tunnel } from '../net/tunnel.ts';
import { redirectOf } from './redirect.ts';

/** Takes an observation as soon as its step is finished; `hop` counts redirects from 1. */
export type Note = (observation: Unnumbered<Observation>, hop: number) => void;

const mostHops = 5;
const informationMs = 1000;

/**
 * One attempt: resolve, connect, tunnel, handshake, exchange, each noted as it ends. A step that
 * fails ends the attempt; a chain that does not verify does not, since what answers behind it is
 * evidence (a block page) and nothing secret is sent. Redirects are followed only where the
 * expected answer stands behind them.
 * Rejects only when the signal is aborted; all sockets are closed either way.
 */
export async function probe(attempt: Attempt, options: NetOptions, note: Note): Promise<void> {
  let request = attempt;
  for (let hop = 0; hop <= mostHops; hop += 1) {
    const answer = await requestOnce(request, options, (observation) => note(observation, hop));
    const next = answer && attempt.expect?.follow ? redirectOf(request, answer) : undefined;
    if (!next) return;
    request = next;
  }
}

type Noter = (observation: Unnumbered<Observation>) => void;
type Exchanged = Unnumbered<ExchangeObservation>;

async function requestOnce(
  attempt: Attempt,
  options: NetOptions,
  note: Noter,
): Promise<Exchanged | undefined> {
  const closing: { destroy: () => unknown }[] = [];
  const information = linkedAbort(options.signal);
  try {
    const { proxy, host, port } = attempt;
    if (proxy) lookUpForInformation(attempt, options, { note, signal: information.signal });

    // 1. and 2. A name's address, and an open connection to it: the proxy's, or the target's own.
    const opened = await open(attempt, options, { note, closing });
    if (!opened) return undefined;
    let stream = opened;

    // 3. TLS to the proxy itself, where it is an HTTPS proxy.
    if (proxy?.kind === 'https') {
      const name = { serverName: proxy.host, checkedName: proxy.host };
      const toProxy = await handshake({ tap: stream, role: 'proxy', ...name }, options);
      if (toProxy.socket) closing.push(toProxy.socket);
      note(toProxy.observation);
      if (!toProxy.socket || toProxy.observation.failure) return undefined;
      stream = new Tap(toProxy.socket);
      closing.push(stream);
    }

    // 4. A tunnel through the proxy. Plain HTTP needs none but with SOCKS.
    const isSocks = proxy?.kind === 'socks5' || proxy?.kind === 'socks4';
    if (proxy && (isSocks || attempt.scheme === 'https')) {
      stream.forget();
      const ask = isSocks ? socksTunnel : tunnel;
      const asked = await ask({ proxy, host: attempt.address ?? host, port, stream }, options);
      note(asked);
      if (asked.failure) return undefined;
    }

    // 5. TLS to the target.
    let verified = false;
    if (attempt.scheme === 'https') {
      const serverName = attempt.serverName ?? host;
      const names = { serverName, checkedName: serverName };
      const { observation, socket } = await handshake(
        { tap: stream, role: 'target', ...names },
        options,
      );
      if (socket) closing.push(socket);
      note(observation);
      // A control asks whether a handshake passes; what the service says to another name is noise.
      if (!socket || attempt.purpose === 'control') return undefined;
      verified = observation.failure === null;
      stream = new Tap(socket);
      closing.push(stream);
    }

    // 6. One request and its answer.
    const expected = attempt.expect?.status;
    const answer = await exchange(
      {
        stream,
        method: attempt.expect?.method ?? 'GET',
        url: urlOf(attempt),
        ...(proxy && !isSocks && attempt.scheme === 'http' && { proxy }),
        keepBody: (status) => !verified || (expected !== undefined && status !== expected),
      },
      options,
    );
    note(answer);
    return answer;
  } finally {
    information.end();
    for (const socket of closing.reverse()) socket.destroy();
  }
}

interface Opening {
  readonly note: Noter;
  readonly closing: { destroy: () => unknown }[];
}

async function open(
  attempt: Attempt,
  options: NetOptions,
  { note, closing }: Opening,
): Promise<Tap | undefined> {
  const { proxy } = attempt;
  const role = proxy ? 'proxy' : 'target';
  const { host, port } = proxy ?? attempt;
  const address =
    (proxy ? undefined : attempt.address) ?? (await addressOf({ host, port, role }, options, note));
  if (address === undefined) return undefined;
  const { observation, tap } = await connect({ host, address, port, role }, options);
  if (tap) closing.push(tap);
  note(observation);
  return tap;
}

interface Place {
  readonly host: string;
  readonly port: number;
  readonly role: 'target' | 'proxy';
}

/** An address needs no look-up, and neither does a name that `--connect-to` sends elsewhere. */
async function addressOf(
  { host, port, role }: Place,
  options: NetOptions,
  note: Noter,
): Promise<string | undefined> {
  if (isIP(host)) return host;
  const mapped = mapConnection(
    [host],
    port,
    options.connectTo.filter((rule) => rule.host !== ''),
  );
  if (mapped) return mapped.address;
  const resolved = await resolve({ name: host, port, role }, options);
  note(resolved);
  return resolved.failure ? undefined : resolved.addresses[0]?.address;
}

interface Information {
  readonly note: Noter;
  readonly signal: AbortSignal;
}

/**
 * Behind an explicit proxy the local resolver is not on the path: what it says is for the reader.
 * Nobody waits for it; where the attempt ends first, it is dropped.
 */
function lookUpForInformation(
  { host, port }: Attempt,
  options: NetOptions,
  { note, signal }: Information,
): void {
  // A getaddrinfo cannot be stopped, and would hold up the process's end.
  if (isIP(host) || options.nameServers.length === 0) return;
  const timeoutMs = Math.min(informationMs, options.timeoutMs);
  resolve(
    { name: host, port, role: 'information' },
    { ...options, timeoutMs, signal, systemOpinion: false },
  )
    .then((observation) => {
      if (!signal.aborted) note(observation);
    })
    .catch(() => {});
}

/** The URL of an attempt's request; the scheme's own port is left out. */
function urlOf({ scheme, host, port, path }: Attempt): string {
  const usual = scheme === 'https' ? 443 : 80;
  const literal = host.includes(':') ? `[${host}]` : host;
  return `${scheme}://${literal}${port === usual ? '' : `:${port}`}${path}`;
}
