import type { ConnectTo } from '../model/address/connect-to.ts';
import type { ProxyKind } from '../model/route/route.ts';
import type { LabAddress } from './fault/lab-address.ts';
import type { LabEvent } from './lab-log.ts';
import type { Scenario } from './scenarios/scenario.ts';

/** A simulated company network that runs on loopback in this process. */
export interface Lab {
  readonly scenario: Scenario;
  /** Its name server, over UDP and TCP. */
  readonly resolver: { readonly address: string; readonly port: number };
  /** A name server that never answers, and is asked first, where the scenario has one. */
  readonly deadResolver?: { readonly address: string; readonly port: number };
  /** Another name server, where the scenario has one. */
  readonly compared?: { readonly address: string; readonly port: number };
  /** Where connections to its addresses really go; the last entry refuses all others. */
  readonly connectTo: readonly ConnectTo[];
  /** PEM of the root that the services, and an HTTPS proxy, chain to. */
  readonly ca: string;
  /** PEM of a root that is as public, and none of theirs. */
  readonly otherCa: string;
  readonly proxies: Readonly<Record<string, LabProxyAddress>>;
  /** The URL of each PAC file; its name is known to the lab's name server and to `connectTo`. */
  readonly pacFiles: Readonly<Record<string, string>>;
  /** The DNS suffixes of a machine of this network: where it looks for WPAD. */
  readonly suffixes: readonly string[];
  /** What happened so far, oldest first; at most 10,000 events are kept. */
  readonly log: readonly LabEvent[];
  /** Ends every connection, server and thread; may be called twice. */
  close(): Promise<void>;
}

/** Two addresses of one proxy: where it listens, and, for reports that do not change, its name. */
export interface LabProxyAddress {
  readonly kind: ProxyKind;
  /** 127.0.0.1; the name where the scenario's proxy has a name that is not found. */
  readonly host: string;
  readonly port: number;
  /** Known to the lab's name server and to `connectTo`. */
  readonly name: string;
  readonly namedPort: number;
  /** Of its name; absent: one, at which it is. */
  readonly addresses?: readonly LabAddress[];
}
