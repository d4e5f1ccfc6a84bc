import type { ProxyReply, ProxyRule } from '../fault.ts';
import type { LabLog } from '../lab-log.ts';
import type { Listeners } from '../listeners.ts';

/** What a proxy of the lab knows of the world. */
export interface ProxySurroundings {
  /** Its name in DNS, as it stands in `Via`. */
  readonly name: string;
  readonly rules: readonly ProxyRule[];
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
  { name, rules, log }: ProxySurroundings,
): ProxyReply | undefined {
  const rule = rules.find((candidate) => candidate.host === '*' || candidate.host === host);
  log({ kind: 'proxy', proxy: name, target: `${host}:${port}`, passed: !rule });
  return rule?.reply;
}
