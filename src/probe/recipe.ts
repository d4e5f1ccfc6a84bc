import { endpointUrl } from '../model/address/endpoint.ts';
import type { Attempt } from '../model/audit/attempt.ts';
import type {
  Certificate,
  ExchangeObservation,
  HandshakeObservation,
  Observation,
  SelectObservation,
} from '../model/audit/observation.ts';
import { exchange } from '../net/exchange.ts';
import { handshake } from '../net/handshake.ts';
import type { NetOptions, Unnumbered } from '../net/options.ts';
import { linkedAbort } from '../net/socket/linked-abort.ts';
import { Tap } from '../net/socket/tap.ts';
import { withCertificates } from '../net/tls/issuer-certificates.ts';
import { tunnel } from '../net/tunnel.ts';
import { type Bounds, openBounds } from './bounds.ts';
import { deadlineOf } from './deadline-of.ts';
import { goingOn, patience, patienceInPlace, type Waiting } from './going-on.ts';
import { notedInPlace } from './in-place.ts';
import { isEvidence } from './is-evidence.ts';
import { linkAbove, maxLinks } from './link-above.ts';
import { lookUpElsewhere } from './look-up-elsewhere.ts';
import type { Note } from './note.ts';
import { lookUpForInformation, openConnection, type StepNote } from './open-connection.ts';
import { ownTurn } from './own-turn.ts';
import { follows, redirectOf } from './redirect.ts';
import { sentElsewhere } from './sent-elsewhere.ts';

/** Chooses the way of an attempt whose route is a PAC file; never rejects but for an abort. */
export type Select = (
  attempt: Attempt,
  signal: AbortSignal,
) => Promise<Unnumbered<SelectObservation>>;

export interface ProbeOptions extends NetOptions {
  /** What may be in flight to one proxy and one name server; absent: the usual, of this attempt alone. */
  readonly bounds?: Bounds;
  /** Must be there for attempts that say `select`. */
  readonly select?: Select;
  /** Where it is silent for its deadline it is told as that, and goes on; absent: it ends. */
  readonly waiting?: Waiting;
  /** Takes what goes on beside the attempt, and may outlast it by a moment; absent: nothing does. */
  readonly inBackground?: (work: Promise<void>) => void;
}

const maxHops = 5;
/** Beyond these a PAC file's answer is not walked: each dead entry may cost a deadline. */
const maxEntries = 8;

/**
 * One attempt: select, resolve, connect, tunnel, handshake, exchange, each noted as it ends. A step
 * that fails ends the attempt; a chain that does not verify does not, since what answers behind it
 * is evidence (a block page) and nothing secret is sent. Redirects are followed where the
 * expected answer stands behind them, or none is known and that was asked for. An attempt with a resolver of its own ends after the look-up.
 * Rejects only when the signal is aborted; all sockets are closed either way.
 */
export async function probe(attempt: Attempt, given: ProbeOptions, note: Note): Promise<void> {
  const options: Bounded = {
    ...given,
    bounds: given.bounds ?? openBounds(),
    timeoutMs: deadlineOf(attempt, given.timeoutMs),
  };
  if (attempt.resolver !== undefined) {
    return lookUpElsewhere(attempt, options, (seen) => note(seen, 0));
  }
  if (attempt.purpose === 'issuer') return fetchLinks(attempt, options, note);
  let request = attempt;
  for (let hop = 0; hop <= maxHops; hop += 1) {
    const { waiting: _, ...onwards } = goingOn(options);
    const its = hop === 0 ? options : onwards;
    const answer = await requestByRoute(request, its, (seen, entry) => note(seen, hop, entry));
    const next = answer && follows(attempt, options) ? redirectOf(request, answer) : undefined;
    if (!next) return;
    request = next;
  }
}

type Bounded = ProbeOptions & { readonly bounds: Bounds };

/** The certificate that a server left out, and the one above it where that lacks its own. */
async function fetchLinks(attempt: Attempt, options: Bounded, note: Note): Promise<void> {
  const fetched = new Map<string, Certificate>();
  const onCertificate = (certificate: Certificate): void => {
    fetched.set(certificate.id, certificate);
    options.onCertificate(certificate);
  };
  let request: Attempt | undefined = attempt;
  for (let hop = 0; request && hop < maxLinks; hop += 1) {
    const its = { ...options, onCertificate };
    const noteLink: EntryNote = (seen, entry) => note(seen, hop, entry);
    const answer: Exchanged | undefined = await requestByRoute(request, its, noteLink);
    request = answer && linkAbove(request, answer, fetched);
  }
}

type EntryNote = (observation: Unnumbered<Observation>, entry?: number) => void;
type Exchanged = Unnumbered<ExchangeObservation>;

/**
 * One request over the way that the plan gave, or over the entries of a PAC file's answer: the
 * next one is tried where no connection was had, as browsers do, and not where a proxy refused.
 */
async function requestByRoute(
  attempt: Attempt,
  options: Bounded,
  note: EntryNote,
): Promise<Exchanged | undefined> {
  if (!attempt.select) return (await requestOnce(attempt, options, note)).answer;
  if (!options.select) throw new TypeError('Cannot probe: nobody was given to select the way');
  const chosen = await options.select(attempt, options.signal);
  note(chosen);
  for (const [index, way] of chosen.entries.slice(0, maxEntries).entries()) {
    const { select: _, ...rest } = attempt;
    const over = way.kind === 'direct' ? rest : { ...rest, proxy: way };
    const result = await requestOnce(over, options, (seen) => note(seen, index + 1));
    if (result.connected) return result.answer;
  }
  return undefined;
}

interface Requested {
  /** A connection was had, whatever came of it. */
  readonly connected: boolean;
  readonly answer?: Exchanged;
}

/** Waits for a place at its proxy first, where it has one: no step's time or deadline has begun. */
async function requestOnce(attempt: Attempt, options: Bounded, note: StepNote): Promise<Requested> {
  const { proxy } = attempt;
  const { waiting } = options;
  if (proxy === undefined) {
    const its = waiting ? { ...options, patience: patience(waiting) } : options;
    return requestInPlace(attempt, its, note);
  }
  const place = await options.bounds.proxy(proxy).enter(options.signal);
  const noted = notedInPlace(place, note);
  try {
    const its = waiting ? { ...options, patience: patienceInPlace(waiting, noted) } : options;
    return await requestInPlace(attempt, its, noted.note);
  } finally {
    noted.end();
  }
}

async function requestInPlace(
  attempt: Attempt,
  options: Bounded,
  note: StepNote,
): Promise<Requested> {
  const closing: { destroy: () => unknown }[] = [];
  const { proxy, host } = attempt;
  const { bounds } = options;
  // Where nothing else is to be in flight, nothing is asked beside it either.
  const information = proxy && !attempt.alone ? linkedAbort(options.signal) : undefined;
  try {
    // What follows up is no place to learn of the name, and holds up nobody for it.
    const inBackground = attempt.purpose === 'audit' ? options.inBackground : undefined;
    if (information) {
      const requestSignal = information.signal;
      lookUpForInformation(attempt, options, { note, requestSignal, inBackground, bounds });
    }

    // 1. and 2. A name's address, and an open connection to it: the proxy's, or the target's own.
    const opened = await openConnection(attempt, options, { note, closing, inBackground, bounds });
    if (!opened) return { connected: false };
    let stream = opened;
    await ownTurn();

    // 3. TLS to the proxy itself, where it is an HTTPS proxy.
    if (proxy?.kind === 'https') {
      const name = { serverName: proxy.host, checkedName: proxy.host };
      const toProxy = await handshake({ tap: stream, role: 'proxy', ...name }, goingOn(options));
      if (toProxy.socket) closing.push(toProxy.socket);
      note(toProxy.observation);
      if (!toProxy.socket || toProxy.observation.failure) return { connected: true };
      stream = new Tap(toProxy.socket);
      closing.push(stream);
    }

    // 4. A tunnel through the proxy. Plain HTTP needs none but with SOCKS, or, as with curl, where
    // the connection goes elsewhere than the URL says.
    const isSocks = proxy?.kind === 'socks5' || proxy?.kind === 'socks4';
    const sent = sentElsewhere(attempt, options);
    const isTunnelled = isSocks || attempt.scheme === 'https' || sent !== undefined;
    if (proxy && isTunnelled) {
      stream.forget();
      // Loaded when used: few audits go through SOCKS.
      const ask = isSocks ? (await import('../net/socks.ts')).socksTunnel : tunnel;
      const to = sent ?? { host: attempt.address ?? host, port: attempt.port };
      const asked = await ask({ proxy, ...to, stream }, goingOn(options));
      note(asked);
      if (asked.failure) return { connected: true };
      await ownTurn();
    }

    // 5. TLS to the target.
    let shown: Pick<HandshakeObservation, 'failure' | 'anchor'> | undefined;
    if (attempt.scheme === 'https') {
      const serverName = attempt.serverName ?? host;
      const names = { serverName, checkedName: serverName || host };
      const hello = attempt.hello && { hello: attempt.hello };
      const { observation, socket } = await handshake(
        { tap: stream, role: 'target', ...names, ...hello },
        goingOn(options),
      );
      if (socket) closing.push(socket);
      note(observation);
      if (!socket) return { connected: true };
      shown = observation;
      stream = new Tap(socket);
      closing.push(stream);
      await ownTurn();
    }

    // A control asks whether this far is passed; what the service says to another name is noise.
    if (attempt.purpose === 'control' && !isAskedInFull(attempt)) return { connected: true };

    // 6. One request and its answer.
    const expected = attempt.expect?.status;
    const answered = await exchange(
      {
        stream,
        method: attempt.expect?.method ?? 'GET',
        url: endpointUrl(attempt),
        ...(proxy && !isTunnelled && { proxy }),
        isEvidence: (status) =>
          isEvidence(status, { ...(shown && { shown }), ...(expected && { expected }) }),
      },
      goingOn(options),
    );
    const answer = attempt.purpose === 'issuer' ? withCertificates(answered, options) : answered;
    note(answer);
    return { connected: true, answer };
  } finally {
    information?.end();
    for (const socket of closing.reverse()) socket.destroy();
  }
}

/** A host that is to show that the way is alive, or still alive, is asked like any other. */
function isAskedInFull({ control }: Attempt): boolean {
  return control === 'way-out' || control === 'passing-host';
}
