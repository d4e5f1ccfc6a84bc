export type ProxyKind = 'http' | 'https' | 'socks5' | 'socks4';

export interface ProxyServer {
  readonly kind: ProxyKind;
  readonly host: string;
  readonly port: number;
}

/** One proxy setting as found. */
export interface Setting {
  readonly id: string;
  /** Which place holds it: `environment`, `command-line`, … (the registry of `discovery/`). */
  readonly source: string;
  /** Whom it applies to: `process`, `machine`, `user`, `system-account`. */
  readonly scope: string;
  /** The value as found, credentials removed. */
  readonly raw: string;
  readonly value?: string;
  readonly problems: readonly string[];
  readonly wins: boolean;
  /** The id of the setting that overrides this one. */
  readonly lostBecause?: string;
}

/**
 * One way out. `id` is the route as `--route` spells it: `direct`, `http://proxy:3128`.
 * A route that takes another proxy for http: targets, or none for some hosts, says so here, so
 * that the plan can give each attempt its own way.
 */
export interface Route {
  readonly id: string;
  readonly kind: 'direct' | ProxyKind | 'pac';
  readonly proxy?: ProxyServer;
  /** The proxy for http: targets where it differs; `direct` where they take none. */
  readonly proxyForHttp?: ProxyServer | 'direct';
  /** Host patterns that go direct, in the grammar of `NO_PROXY`. */
  readonly bypass?: readonly string[];
  /** The one that traffic of this machine would take. */
  readonly effective: boolean;
  readonly settings: readonly string[];
}
