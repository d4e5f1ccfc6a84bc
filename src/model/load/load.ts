import type { Endpoint } from '../address/endpoint.ts';
import type { Failure } from '../finding/failure.ts';
import type { ProxyServer } from '../route/route.ts';

/** What is done again and again. */
export const loadNames = [
  'tunnels', // a connection and CONNECT, closed at once
  'handshakes', // a tunnel, and TLS to the target in it
  'requests', // one GET over a tunnel that is kept
  'transfer', // one request with bodies over a tunnel that is kept: bytes a second each way
] as const;
export type LoadName = (typeof loadNames)[number];

/** How starts are spread over time. */
export const arrivalKinds = ['constant', 'poisson'] as const;
export type ArrivalKind = (typeof arrivalKinds)[number];

/** Parts of one operation; those of a connection are there only where one was opened. */
export const loadSteps = [
  'wait', // from the intended start to the real one, in this machine
  'connect',
  'proxy-handshake',
  'tunnel',
  'handshake',
  'exchange',
] as const;
export type LoadStep = (typeof loadSteps)[number];

/** What is reached over a way. */
export interface LoadTarget extends Endpoint {
  readonly url: string;
}

/** One way that load takes. */
export interface LoadWay {
  readonly id: 'proxy' | 'direct';
  /** Absent: straight to the target. */
  readonly proxy?: ProxyServer;
  /** Where every connection goes, looked up once and before the load. */
  readonly address?: string;
  /** That address is one of this machine's own: who answers there shares its processors. */
  readonly isHere?: true;
  /** Why this way was left out: it did not pass even once. */
  readonly leftOut?: LoadFailure;
}

export interface LoadFailure extends Failure {
  readonly step: LoadStep | 'resolve';
}

/** How far the search for a limit goes. */
export interface LimitSearch {
  /** Starts a second; `rate` is where it begins. */
  readonly highestRate: number;
  /** What the 90th percentile of a rate that holds may be; absent: told from the lowest rate. */
  readonly maxLatencyMs?: number;
}

/** What a run was asked to do. */
export interface LoadOptions {
  readonly load: LoadName;
  /** As `--route` spells it; a PAC file's answer stands in the ways. */
  readonly route: string;
  readonly target: LoadTarget;
  readonly arrivals: ArrivalKind;
  /** Present where the limit is looked for. */
  readonly limit?: LimitSearch;
  /** Starts a second. */
  readonly rate: number;
  /** Of starts that are measured: for each way, or for each rate that is tried. */
  readonly durationMs: number;
  readonly warmupMs: number;
  /** At one time. */
  readonly connections: number;
  /** That make the load together. */
  readonly threads: number;
  /** Of one operation, and of the wait for its start. */
  readonly timeoutMs: number;
  /** Bytes of the body of each request. */
  readonly uploadBytes: number;
  /** Share of operations that may fail. */
  readonly maxErrors: number;
  /** How connections end: a FIN keeps their ports taken for a minute, an RST frees them. */
  readonly ending: 'fin' | 'reset';
  /** In the whole run. */
  readonly maxConnections: number;
  /** In the whole run, both ways together. */
  readonly maxBytes: number;
}
