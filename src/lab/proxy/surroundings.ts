import type { ProxyReply, ProxyRule } from '../fault/fault.ts';
import type { LabLog } from '../lab-log.ts';
import type { Listeners } from '../network/listeners.ts';

/** What a proxy of the lab knows of the world. */
export interface ProxySurroundings {
  /** Its name in DNS, as it stands in `Via`. */
  readonly name: string;
  readonly rules: readonly ProxyRule[];
  /** The rule that decides about one request; it counts, so it is asked once. */
  readonly ruleFor: (place: Place) => ProxyRule | undefined;
  /** It waits so long before it answers. */
  readonly thinksMs: number;
  /** It says 100 before it answers CONNECT. */
  readonly interim: boolean;
  /** The loopback port where this name or address is served; undefined for a name unknown. */
  readonly locate: (place: Place) => number | undefined;
  readonly listeners: Listeners;
  readonly log: LabLog;
}

export interface Place {
  readonly host: string;
  readonly port: number;
}

/** Finds what the proxy answers instead of passing a request on; undefined: it passes. */
export function replyFor(
  { host, port }: Place,
  { name, ruleFor, log }: ProxySurroundings,
): ProxyReply | undefined {
  const rule = ruleFor({ host, port });
  log({ kind: 'proxy', proxy: name, target: `${host}:${port}`, passed: !rule });
  return rule?.reply;
}
