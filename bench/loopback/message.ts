/** What the servers' process tells once they listen. All ports are of 127.0.0.1. */
export interface Ports {
  /** UDP: answers every name. */
  readonly dns: number;
  /** TLS, then one HTTP answer. */
  readonly tls: number;
  /** HTTP proxies that tunnel to `tls`, or say nothing for a name that begins with `hole-`. */
  readonly proxies: readonly number[];
  /** TLS, with a chain of 75 KB that nobody else was ever shown. */
  readonly strange: number;
  /** HTTP proxies that refuse whatever they are asked for, with a page of 64 KB about it. */
  readonly refusing: readonly number[];
  /** Drops every SYN. */
  readonly hole: number;
  /** PEM of the root that the services chain to. */
  readonly ca: string;
}

/** What the servers saw, in order. A name counts once for each time. */
export interface Seen {
  readonly queries: readonly string[];
  /** TCP connections that were accepted at `tls`. */
  readonly connections: number;
  /** Server names of the ClientHellos that came. */
  readonly hellos: readonly string[];
  /** Host names of the requests that came. */
  readonly requests: readonly string[];
}

export type FromServers =
  | { readonly type: 'ports'; readonly ports: Ports }
  | { readonly type: 'first' }
  | { readonly type: 'seen'; readonly seen: Seen };

/** `forget` starts the log anew and arms `first`; `tell` asks for it. */
export type ToServers = 'forget' | 'tell';

/** The address of a name that is served, of `hole-…`, whose every packet is lost, and of `strange-…`. */
export const addresses = {
  served: '20.50.1.1',
  hole: '20.50.66.66',
  strange: '20.50.77.77',
} as const;
