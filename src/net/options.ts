import type { ConnectTo } from '../model/address/connect-to.ts';
import type { Certificate, Observation } from '../model/audit/observation.ts';
import type { NamePolicy } from '../model/audit/windows/name-policy.ts';
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

/** Waits on where a step was silent for its deadline. */
export interface Patience {
  /** How long a step may take in all, milliseconds. */
  readonly mostMs: number;
  /**
   * Told what a connection, a tunnel or a handshake comes to at its deadline, if nobody said a word: it goes on, where this is true, and the
   * outcome that it then has is the step's.
   */
  readonly silent: (step: Unnumbered<Observation>) => boolean;
}

/** The table of name resolution policy of a machine. */
export interface NamePolicyOption {
  readonly of: (name: string) => NamePolicy | undefined;
  /** It is that of another machine: what this one's own look-up says is not by it. */
  readonly isForeign?: true;
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
  /** How the programs of a Windows ask for a name, where other servers are asked for some. */
  readonly namePolicy?: NamePolicyOption;
  readonly fixedAddresses: readonly FixedAddress[];
  readonly connectTo: readonly ConnectTo[];
  readonly trust: TrustStore;
  /** Redirects of a target of which no answer is known are followed as well. */
  readonly follows?: true;
  /** Sent as `User-Agent`. */
  readonly userAgent: string;
  /** Absent: no step outlasts its deadline. */
  readonly patience?: Patience;
  /** Called for every certificate that was presented, once for each step that saw it. */
  readonly onCertificate: (certificate: Certificate) => void;
}

/** An observation before the recipe numbers it. */
export type Unnumbered<T> = T extends unknown ? Omit<T, 'id' | 'attempt' | 'hop'> : never;
