import type { Endpoint } from '../address/endpoint.ts';
import type { ProxyServer } from '../route/route.ts';
import type { ExpectedAnswer } from '../target/target.ts';

export const purposes = [
  'audit',
  'control',
  'repeat',
  'revocation',
  'issuer', // fetches the certificate that a server left out of its chain
] as const;
export type Purpose = (typeof purposes)[number];

/** ClientHellos other than the usual small one. */
export const hellos = ['tls-1.2', 'small', 'large'] as const;

/** What a control changes, and so what its outcome can tell. */
export const controls = [
  'harmless-name', // the same address or tunnel, another server name: does the name decide?
  'passing-name', // the same address or tunnel, the name of a host that passes
  'no-name', // the same address or tunnel, no server name at all
  'harmless-address', // the target's name at the address of a host that passes
  'other-address', // another address of the same name and family: does the address decide?
  'other-family', // an address of the other family, IPv6 or IPv4
  'address-by-other-resolver', // the address that `--compare-resolver` gave: was only the name lost?
  'address-by-name-server', // the address that the name server gave, where this machine goes by another
  'later-address', // the address of a second answer to the same query
  'other-resolver', // the name asked of `--compare-resolver`, and nothing more
  'tunnel-by-address', // CONNECT to the address in place of the name: does the proxy judge names?
  'other-scheme', // the same proxy as http in place of https, or the reverse: is the setting wrong?
  'socks-scheme', // the same proxy as SOCKS 5, for the same question
  'tls-1.2', // the same handshake, nothing newer offered
  'small-hello', // the same handshake with the smallest ClientHello
  'large-hello', // the same handshake with a ClientHello that fills more than one packet
  'passing-host', // a host that passed, over the same way, between a failure and its repeat
  'way-out', // a host of `--control`: is the way out alive at all?
  'unused-address', // an address at which nobody is, under a target's name: who accepts for everybody?
] as const;
export type Control = (typeof controls)[number];

/**
 * One target over one route, once. Host, address and server name are kept apart, so that a
 * control can change one of them.
 */
export interface Attempt extends Endpoint {
  /** `a1`, `a2`, … in the order of the plan; follow-ups are numbered after it. */
  readonly id: string;
  readonly target: string;
  readonly route: string;
  readonly sample: number;
  readonly purpose: Purpose;
  /** The attempt that this one confirms or clears. */
  readonly controlOf?: string;
  readonly control?: Control;
  /** Starts when that attempt has ended: what is tried in turns must not run side by side. */
  readonly after?: string;
  /** Nothing else of this audit is on this way meanwhile: what fails then does not fail of our load. */
  readonly alone?: true;
  /** How long each of its steps may take, milliseconds, where it waits longer than the audit does. */
  readonly timeoutMs?: number;
  /** The name in ClientHello where it is not `host`; empty: none is sent. */
  readonly serverName?: string;
  /** Another ClientHello than the usual small one. */
  readonly hello?: (typeof hellos)[number];
  /** Ask this name server alone, `address:port`, and end after the look-up. */
  readonly resolver?: string;
  /** Connect here and look nothing up. */
  readonly address?: string;
  /** The proxy to go through; absent: direct, or as `select` decides. */
  readonly proxy?: ProxyServer;
  /** A PAC file decides the way, in a step of its own. */
  readonly select?: true;
  readonly expect?: ExpectedAnswer;
}
