import type { DistinguishedName } from '../certificates/certificate.ts';
import type { LabAddress } from './lab-address.ts';
import type { Times } from './times.ts';

/** What a peer does to a connection once it has read ClientHello. */
export type HelloAnswer = 'reset' | 'close' | 'stall' | { readonly alert: number };

/** Whose block page or inspection certificate is shown; the words stand in `services/pages.ts`. */
export type Product =
  | 'fortinet'
  | 'palo-alto'
  | 'check-point'
  | 'zscaler'
  | 'cisco-wsa'
  | 'blue-coat'
  | 'netskope'
  | 'umbrella'
  | 'squid'
  | 'company';

/** What is wrong with the certificate of a service. */
export type CertificateFlaw =
  | 'wrong-name'
  | 'expired'
  | 'not-yet-valid'
  | 'leaf-only'
  | 'self-signed';

/** How an answer is spoilt once the request was read. */
export type AnswerCut =
  | 'silence'
  | 'stall'
  | 'close'
  | 'reset'
  | 'endless-head'
  | 'endless-body'
  /** The head at once, and of a body whose length is not told the beginning. */
  | 'stopped-body'
  /** The head at once, and a body that trickles for longer than anybody waits. */
  | 'trickle';

/** A head that a strict reader refuses and clients read. */
export type SloppyHead =
  | 'bare-lf'
  | 'blank-before-colon'
  | 'double-length'
  | 'length-and-chunked'
  /** 20 KiB of it. */
  | 'long-head';

/** A page of no known make: a company's own, a block page of a box that nobody knows. */
export interface PlainPage {
  readonly status: number;
  readonly title: string;
  readonly text: string;
  readonly headers?: readonly (readonly [name: string, value: string])[];
  /** The body is compressed, and says so. */
  readonly gzip?: true;
}

/** How a guest network shows its login page: itself in a 200, behind a 302, or in a 511 (RFC 6585). */
export type PortalStatus = 200 | 302 | 511;

/** What stands where the service's answer should be; data alone, so that scenarios are data. */
export type Fault =
  // the connection
  | { readonly kind: 'refuse' }
  | { readonly kind: 'drop' }
  | { readonly kind: 'reset-on-accept' }
  // the handshake
  | { readonly kind: 'after-hello'; readonly answer: HelloAnswer }
  /** `residualMs`: for so long after a hit, no handshake at all passes there. */
  | { readonly kind: 'sni-filter'; readonly answer: HelloAnswer; readonly residualMs?: number }
  /** A device that cannot stand a ClientHello of more than so many bytes. */
  | { readonly kind: 'size-filter'; readonly over: number; readonly answer: HelloAnswer }
  /** A device that cannot stand TLS 1.3. */
  | { readonly kind: 'version-filter'; readonly answer: HelloAnswer }
  | { readonly kind: 'plaintext'; readonly page: Product }
  | { readonly kind: 'intercept'; readonly by: Product; readonly rootSent: boolean }
  /** `clockAhead`: so many days is the `Date` of its answers before the clock of this machine. */
  | { readonly kind: 'certificate'; readonly flaw: CertificateFlaw; readonly clockAhead?: number }
  /** By a public authority that is none of the services'; cross-signed, it leads to theirs too. */
  | { readonly kind: 'other-authority'; readonly crossSigned: boolean }
  /** The services' own answers under a certificate of whatever authority. */
  | { readonly kind: 'issued-by'; readonly issuer: DistinguishedName; readonly rootSent: boolean }
  /** A certificate that the host signed itself, in its own name. */
  | { readonly kind: 'own-certificate'; readonly subject: DistinguishedName }
  /** Of the services' authority, whose older signer nobody knows any more; that link comes first. */
  | { readonly kind: 'old-link-first' }
  | { readonly kind: 'client-certificate' }
  // the answer
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'block-page'; readonly by: Product }
  | { readonly kind: 'block-redirect'; readonly by: Product }
  | { readonly kind: 'redirect'; readonly to: string }
  | { readonly kind: 'page'; readonly page: PlainPage }
  /** The page, or the service's own answer, behind a head that is not quite HTTP. */
  | { readonly kind: 'sloppy'; readonly head: SloppyHead; readonly page?: PlainPage }
  /** Absent: 302. */
  | { readonly kind: 'portal'; readonly status?: PortalStatus }
  | { readonly kind: 'answer'; readonly cut: AnswerCut }
  // no fault, but it looks like one
  /** Interim answers (RFC 9110, section 15.2) before the right one. */
  | { readonly kind: 'interim' }
  | { readonly kind: 'slow'; readonly ms: number }
  | { readonly kind: 'first-time'; readonly fault: AnsweringFault }
  | { readonly kind: 'at-times'; readonly times: Times; readonly fault: AnsweringFault };

/** A fault of a peer that takes the connection. */
export type AnsweringFault = Exclude<Fault, { kind: 'refuse' | 'drop' }>;

/** What the company's name server says of a name. */
export type NameFault =
  | { readonly kind: 'nxdomain' | 'no-data' | 'refused' | 'silence' | 'garbage' | 'wrong-id' }
  | { readonly kind: 'servfail'; readonly first?: true }
  /** Cut over UDP (RFC 2181, section 9), whole over TCP. */
  | { readonly kind: 'truncated' }
  /** The name is an alias of one that does not exist. */
  | { readonly kind: 'dangling'; readonly alias: string }
  /**
   * Several addresses, each with its own fate. With `rotates`, the first one becomes the last with
   * each answer; with `twice`, each query over UDP is answered so often.
   */
  | {
      readonly kind: 'addresses';
      readonly addresses: readonly LabAddress[];
      readonly rotates?: true;
      readonly twice?: true;
    }
  /** Two answers to one query over UDP: a forged address, and then the true one. */
  | { readonly kind: 'forged'; readonly address: string }
  /** Another address than the service's; with `served`, the service itself answers there. */
  | {
      readonly kind: 'address';
      readonly address: string;
      readonly alias?: string;
      readonly served?: true;
    };

/** What a proxy answers where it does not let a request pass. */
export type ProxyReply = ProxyAnswer | ProxyLapse;

export type ProxyAnswer =
  | { readonly kind: 'login'; readonly schemes: readonly string[] }
  | { readonly kind: 'block'; readonly by: Product }
  /** 502, 503 or 504; through SOCKS a reply from 1 to 8 (RFC 1928, section 6). */
  | { readonly kind: 'upstream'; readonly status: number; readonly squidError?: string }
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'portal'; readonly status: PortalStatus };

/** No answer in the protocol of the proxy, or none at all. */
export type ProxyLapse =
  | { readonly kind: 'garbage' }
  | { readonly kind: 'hang-up' }
  | { readonly kind: 'reset' }
  | { readonly kind: 'silence' }
  | { readonly kind: 'endless-head' };

/** `*` is every host; the first rule that matches decides. */
export interface NameRule {
  readonly host: string;
  readonly fault: NameFault;
}

/** Where a fault stands: on one way out, or (absent) at the service, so on every way. */
export interface PathRule {
  readonly host: string;
  readonly port?: number;
  readonly via?: LabWay;
  readonly fault: Fault;
}

export interface ProxyRule {
  readonly host: string;
  readonly reply: ProxyReply;
  /** Absent: always. Counted for each host and port by itself. */
  readonly times?: Times;
}

/** How many connections at a time a proxy takes of one client, and what the next one meets. */
export interface ClientLimit {
  readonly atOnce: number;
  readonly reply: ProxyReply;
}

/** One way on which traffic really goes; `proxy:NAME` is the lab's proxy of that name. */
export type LabWay = 'direct' | `proxy:${string}`;

/** A route of an audit: a way, or what the lab's PAC file of that name, or WPAD, makes of it. */
export type LabRoute = LabWay | `pac:${string}` | 'wpad';

/** One proxy of the simulated company. */
export interface LabProxy {
  readonly name: string;
  readonly kind: 'http' | 'https' | 'socks5';
  /** What it does not let pass; the rest passes. */
  readonly rules?: readonly ProxyRule[];
  /** The proxy itself cannot be reached: its port is closed, dropped, or its name is not found. */
  readonly absent?: 'refuse' | 'drop' | 'no-name';
  /** What is wrong with the certificate of an HTTPS proxy. */
  readonly flaw?: CertificateFlaw;
  /** What really stands there, where the company's settings are wrong about it; `web`: a web server. */
  readonly really?: LabProxy['kind'] | 'web';
  readonly limit?: ClientLimit;
  /** How long it thinks before each answer. */
  readonly thinksMs?: number;
  /** It says 100 (RFC 9110, section 15.2.1) before the answer to each CONNECT. */
  readonly interim?: true;
  /** Of its name; absent: one, which is served. */
  readonly addresses?: readonly LabAddress[];
}
