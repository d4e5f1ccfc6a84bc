import { getServers } from 'node:dns';
import type { ConnectTo } from '../model/connect-to.ts';
import type { FixedAddress, NameServer, NetOptions } from '../net/options.ts';
import { trustStore } from '../net/trust.ts';
import type { Parsed } from './option.ts';
import {
  parseConnectTo,
  parseDuration,
  parseFixedAddress,
  parseNameServer,
} from './parse-values.ts';
import { trustOf } from './trust-of.ts';
import { version } from './version.ts';

/** What the lab puts in the place of the options that were not given. */
export interface NetDefaults {
  readonly resolver?: NameServer;
  /** Asked before it. */
  readonly resolverBefore?: NameServer;
  readonly connectTo?: readonly ConnectTo[];
  /** The root of its services, and one that is as public and none of theirs; PEM. */
  readonly ca?: string;
  readonly otherCa?: string;
  readonly timeoutMs?: number;
}

const usualTimeoutMs = 5000;

/**
 * What the steps share, from the options.
 * @throws UsageError for a value or a file that cannot be used.
 */
export function netOptions(
  parsed: Parsed,
  defaults: NetDefaults = {},
): Omit<NetOptions, 'signal' | 'onCertificate'> {
  const timeout = parsed.one('timeout');
  const given = parsed.one('resolver');
  const resolver = given === undefined ? defaults.resolver : parseNameServer('--resolver', given);
  const before = given === undefined && defaults.resolverBefore ? [defaults.resolverBefore] : [];
  const fixedAddresses: FixedAddress[] = parsed
    .all('resolve')
    .map((text) => parseFixedAddress('--resolve', text));
  const connectTo = parsed.all('connect-to').map((text) => parseConnectTo('--connect-to', text));
  return {
    timeoutMs:
      timeout === undefined
        ? (defaults.timeoutMs ?? usualTimeoutMs)
        : parseDuration('--timeout', timeout),
    nameServers: resolver ? [...before, resolver] : systemServers(),
    systemOpinion: resolver === undefined,
    fixedAddresses,
    connectTo: [...connectTo, ...(defaults.connectTo ?? [])],
    trust: trustStore(trustOf(parsed, defaults)),
    userAgent: `netready/${version}`,
  };
}

function systemServers(): NameServer[] {
  return getServers().flatMap((text) => {
    const { address, port } = parseNameServer('the name server of the system', text);
    return [{ address, port }];
  });
}
