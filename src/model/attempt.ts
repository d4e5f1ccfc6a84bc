import type { ProxyServer } from './route.ts';
import type { ExpectedAnswer, Scheme } from './target.ts';

export type Purpose = 'audit' | 'control' | 'repeat' | 'revocation';

/** What a control changes, and so what its outcome can tell. */
export type Control = 'harmless-name';

/**
 * One target over one route, once. Host, address and server name are kept apart, so that a
 * control can change one of them.
 */
export interface Attempt {
  /** `a1`, `a2`, … in the order of the plan; follow-ups are numbered after it. */
  readonly id: string;
  readonly target: string;
  readonly route: string;
  readonly sample: number;
  readonly purpose: Purpose;
  /** The attempt that this one confirms or clears. */
  readonly controlOf?: string;
  readonly control?: Control;
  readonly scheme: Scheme;
  readonly host: string;
  readonly port: number;
  /** Path and query of the request. */
  readonly path: string;
  /** The name in ClientHello where it is not `host`. */
  readonly serverName?: string;
  /** Connect here and look nothing up. */
  readonly address?: string;
  /** The proxy to go through; absent: direct, or as `select` decides. */
  readonly proxy?: ProxyServer;
  /** A PAC file decides the way, in a step of its own. */
  readonly select?: true;
  readonly expect?: ExpectedAnswer;
}
