import type { NetOptions } from '../../src/net/options.ts';
import { trustStore } from '../../src/net/tls/trust.ts';

const trust = trustStore();

/** What all steps share, for a test: a long deadline, no name server, no mapping. */
export function netOptions(over: Partial<NetOptions> = {}): NetOptions {
  return {
    timeoutMs: 20_000,
    signal: new AbortController().signal,
    nameServers: [],
    systemOpinion: false,
    fixedAddresses: [],
    connectTo: [],
    trust,
    userAgent: 'netready/test',
    onCertificate: () => {},
    ...over,
  };
}
