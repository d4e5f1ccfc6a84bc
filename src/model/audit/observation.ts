import type { Failure, FailureCode } from '../finding/failure.ts';
import type { Sloppiness } from '../finding/sloppiness.ts';
import type { OtherPacAnswer, PacCaution } from '../route/pac.ts';
import type { ProxyServer, Way } from '../route/route.ts';
import type { LaterAnswer, SystemOpinion, Unanswered } from './look-up.ts';
import type { NamePolicy } from './windows/name-policy.ts';

export const steps = ['select', 'resolve', 'connect', 'tunnel', 'handshake', 'exchange'] as const;
export type Step = (typeof steps)[number];

interface Base {
  /** `<attempt>.<n>`, n from 1 in the order of the recipe. */
  readonly id: string;
  readonly attempt: string;
  /** ISO 8601, UTC, milliseconds. */
  readonly startedAt: string;
  /** Milliseconds with three decimals. */
  readonly durationMs: number;
  readonly failure: Failure | null;
  /**
   * Our own queue inflated this step's time by so many milliseconds, or this machine stood still so
   * long while it was under way (which its own clock need not show): not for latency figures.
   */
  readonly delayedMs?: number;
  /**
   * Of a step that failed: how many others of this audit were in flight to the same proxy or name
   * server when it began; absent where none was, and where neither is asked.
   */
  readonly inFlight?: number;
  /** The audit keeps so much of what others said that texts of this step lost their end. */
  readonly textCut?: true;
  /** Which hop of a redirect chain, from 1; absent for the first request. */
  readonly hop?: number;
  /** Which entry of a PAC file's answer this step tries, from 1; absent where none decided. */
  readonly entry?: number;
}

/** Whose name, address or certificate the step is about. */
export type Role = 'target' | 'proxy';

export interface ResolvedAddress {
  readonly address: string;
  readonly family: 4 | 6;
  /** Seconds. */
  readonly ttl?: number;
}

export interface SelectObservation extends Base {
  readonly step: 'select';
  /** Where the PAC file came from. */
  readonly source: string;
  /** The URL as it was given to the script: without credentials, for https: without its path. */
  readonly url: string;
  /** The script's answer, at most 64 KiB. */
  readonly answer?: string;
  /** What the answer comes to, in order. */
  readonly entries: readonly Way[];
  /** Parts of the answer that name no way. */
  readonly ignored?: readonly string[];
  /** What the script said through `alert()`. */
  readonly alerts?: readonly string[];
  /** What other callers get of it, where that is something else. */
  readonly other?: OtherPacAnswer;
  readonly cautions?: readonly PacCaution[];
}

export interface ResolveObservation extends Base {
  readonly step: 'resolve';
  /**
   * `information`: nothing went by it. Behind an explicit proxy the local resolver is not on the
   * path; and where a later answer came when the step was over, the step is told again with it.
   */
  readonly role: Role | 'information';
  readonly name: string;
  /** `option`: `--resolve`; `literal`: the name is an address; `system`: getaddrinfo alone. */
  readonly by: 'dns' | 'option' | 'literal' | 'system';
  /** `address:port` of the name server that answered or was asked last. */
  readonly server?: string;
  /** `NOERROR`, `NXDOMAIN`, `SERVFAIL`, `REFUSED`, … of the A query. */
  readonly responseCode?: string;
  /** What the following step may use, IPv4 first. */
  readonly addresses: readonly ResolvedAddress[];
  /** The CNAME chain, in order, without the name asked. */
  readonly aliases?: readonly string[];
  /** To the A query, over UDP. A name server answers a query once: two speak here. */
  readonly laterAnswer?: LaterAnswer;
  /** What getaddrinfo says (hosts file, search order), where it was asked. */
  readonly system?: SystemOpinion;
  /** The rule of a Windows by which its programs ask other name servers for this name, where it has one. */
  readonly namePolicy?: NamePolicy;
  /**
   * What the name server said, where this machine goes by another answer (`by` is `system`): its
   * addresses, or why it gave none. `server` and `responseCode` are its own too.
   */
  readonly dns?: { readonly addresses: readonly string[]; readonly failure?: FailureCode };
  /** Name servers that were asked before `server`, in vain. */
  readonly unanswered?: readonly Unanswered[];
  /** The answer over UDP was cut, and asking for the whole of it over TCP failed so. */
  readonly tcpFailure?: FailureCode;
  /** After SERVFAIL: the addresses that the same server has where it need not check signatures. */
  readonly uncheckedAddresses?: readonly string[];
}

export interface ConnectObservation extends Base {
  readonly step: 'connect';
  readonly role: Role;
  readonly address: string;
  readonly port: number;
  /** Where the connection really went, where `--connect-to` mapped it. */
  readonly connectedTo?: string;
}

export interface TunnelObservation extends Base {
  readonly step: 'tunnel';
  readonly proxy: ProxyServer;
  /** Bytes as sent to the proxy: text for HTTP, hexadecimal for SOCKS. */
  readonly sent: string;
  /** The whole head received: text (latin1) for HTTP, hexadecimal for SOCKS; at most 16 KiB. */
  readonly received: string;
  readonly status?: number;
  readonly reason?: string;
  readonly headers?: readonly (readonly [name: string, value: string])[];
  /** The scheme of every `Proxy-Authenticate`, in order: `Negotiate`, `NTLM`, `Basic`, … */
  readonly loginSchemes?: readonly string[];
  /** What followed the head of a refusal, without frames and content coding, at most 64 KiB of text. */
  readonly body?: string;
  /** What had to be put in order before the head could be read; absent: nothing. */
  readonly sloppy?: readonly Sloppiness[];
  /** SOCKS: the method chosen (255: none) and the reply. */
  readonly socksMethod?: number;
  readonly socksReply?: number;
}

/**
 * The root in which a chain ends: one that is expected for the services, another public one, one
 * that the system alone trusts (`--system-ca`), one that the user added (`--ca`). Of several
 * roots that verify one chain the first in this order counts.
 */
export const anchors = ['expected', 'public', 'system', 'added'] as const;
export type Anchor = (typeof anchors)[number];

export interface HandshakeObservation extends Base {
  readonly step: 'handshake';
  readonly role: Role;
  /** The name in ClientHello; absent: none was sent. */
  readonly serverName?: string;
  /** The name that the certificate was checked against. */
  readonly checkedName: string;
  /** `TLSv1.2`, `TLSv1.3`. */
  readonly protocol?: string;
  readonly cipher?: string;
  /** `X25519`, `P-256`, …, or `RSA` and the like. */
  readonly keyExchange?: string;
  readonly alpn?: string;
  /** The chain as presented, leaf first: SHA-256 fingerprints of `Certificate`s. */
  readonly chain?: readonly string[];
  /** OpenSSL's or Node's word on the chain: `CERT_HAS_EXPIRED`, `ERR_TLS_CERT_ALTNAME_INVALID`, …; absent: it verified. */
  readonly verification?: string;
  /** Beside what is wrong with the chain, the certificate is for other names. */
  readonly misnamed?: true;
  /** What the chain ends in, where a root that is known issued it. */
  readonly anchor?: Anchor;
  /** The root that the anchor was told by: SHA-256 fingerprint of a `Certificate`. */
  readonly root?: string;
  /** The alert that the peer sent. */
  readonly alert?: number;
  /** Bytes of the peer that came before the end of the handshake. */
  readonly bytesRead: number;
  /** What came where TLS was due: the first 16 KiB as text (latin1). */
  readonly firstBytes?: string;
}

export interface ExchangeObservation extends Base {
  readonly step: 'exchange';
  readonly method: string;
  readonly url: string;
  /** The proxy that the request was sent to in absolute form. */
  readonly proxy?: ProxyServer;
  /** The head of the request, as sent. */
  readonly sent: string;
  readonly status?: number;
  /** Of an answer that was not the expected one, or that nobody vouches for. */
  readonly headers?: readonly (readonly [name: string, value: string])[];
  /** Until the first byte of the answer. */
  readonly firstByteMs?: number;
  /** What the peer's clock said: its `Date`, ISO 8601, and `Age`, seconds, where a cache answered. */
  readonly date?: string;
  readonly age?: number;
  /** Bytes of the body that were read (at most 64 KiB are). */
  readonly bodyBytes?: number;
  /** The body's start as text (latin1), without its content coding, where the answer was not the expected one. */
  readonly body?: string;
  /** More of the body was to come, and was not waited for. */
  readonly bodyCut?: true;
  /** It had come to a stop before, and nothing more came until the deadline; its length was not told. */
  readonly bodyStopped?: true;
  /** What had to be put in order before the answer could be read; absent: nothing. */
  readonly sloppy?: readonly Sloppiness[];
  /** What came where an answer of HTTP was due: the first 16 KiB as text (latin1). */
  readonly firstBytes?: string;
  /** A TLS alert that ended it. */
  readonly alert?: number;
  /** Of a request for the certificate of an issuer: the ids of those that came. */
  readonly certificates?: readonly string[];
  /** What one of them ends in, and the root that this was told by, as of a handshake. */
  readonly anchor?: Anchor;
  readonly root?: string;
}

/** One finished step of an attempt: what went in, what came out, how long it took. */
export type Observation =
  | SelectObservation
  | ResolveObservation
  | ConnectObservation
  | TunnelObservation
  | HandshakeObservation
  | ExchangeObservation;

/** One certificate as a peer presented it, or a root in which a chain ended. */
export interface Certificate {
  /** SHA-256 of the DER bytes, lower-case hexadecimal. */
  readonly id: string;
  /** Distinguished names on one line: `CN=…, O=…`. */
  readonly subject: string;
  readonly issuer: string;
  /** ISO 8601. */
  readonly notBefore: string;
  readonly notAfter: string;
  /** `DNS:` names and `IP:` addresses. */
  readonly names: readonly string[];
  /** Where it says that its revocation is told: lists (CRL) and responders (OCSP); absent: nowhere. */
  readonly crl?: readonly string[];
  readonly ocsp?: readonly string[];
  /** Where it says that the certificate of its issuer lies; absent: nowhere. */
  readonly issuerAt?: readonly string[];
  /**
   * Of one whose issuer did not come along: the id of the certificate of this audit whose key
   * signed it; `null` where authorities of that name are known, and none of their keys did.
   */
  readonly signedBy?: string | null;
  /** Base64 of the DER bytes; empty where they are not kept. */
  readonly der: string;
  /** It had more names, or more bytes, than are kept. */
  readonly cut?: true;
}
