import type { ConnectTo } from '../model/address/connect-to.ts';
import type { Certificate } from '../model/audit/observation.ts';
import type { TrustStore } from './tls/trust.ts';

export interface NameServer {
  readonly address: string;
  readonly port: number;
}

/** A fixed address for a name: `--resolve HOST:PORT:ADDRESS`. */
export interface FixedAddress {
  readonly host: string;
  readonly port: number;
  readonly address: string;
}

/** What all steps of an audit share. */
export interface NetOptions {
  /** Deadline of one step, milliseconds. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  /** Name servers in the order in which they are asked; none: getaddrinfo alone. */
  readonly nameServers: readonly NameServer[];
  /** The servers are this machine's own, so that getaddrinfo is worth a second opinion. */
  readonly systemOpinion: boolean;
  readonly fixedAddresses: readonly FixedAddress[];
  readonly connectTo: readonly ConnectTo[];
  readonly trust: TrustStore;
  /** Redirects of a target of which no answer is known are followed as well. */
  readonly follows?: true;
  /** Sent as `User-Agent`. */
  readonly userAgent: string;
  /** Called for every certificate that was presented, once for each step that saw it. */
  readonly onCertificate: (certificate: Certificate) => void;
}

/** An observation before the recipe numbers it. */
export type Unnumbered<T> = T extends unknown ? Omit<T, 'id' | 'attempt' | 'hop'> : never;
