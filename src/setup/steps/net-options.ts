import { getServers } from 'node:dns';
import type { ConnectTo } from '../../model/address/connect-to.ts';
import type { FixedAddress, NameServer, NetOptions } from '../../net/options.ts';
import { trustStore } from '../../net/tls/trust.ts';
import { version } from '../machine/version.ts';
import type { StepRequest } from '../request/audit-request.ts';
import { parseConnectTo, parseFixedAddress, parseNameServer } from '../usage/parse-values.ts';
import { type TrustRequest, trustOptions } from './trust-options.ts';

/** How steps are taken, whoever asks for them. */
export type StepOptions = Omit<NetOptions, 'signal' | 'onCertificate'>;

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

const defaultTimeoutMs = 5000;

/**
 * What the steps share, from a request.
 * @throws UsageError for a value or a file that cannot be used.
 */
export function netOptions(
  request: StepRequest & TrustRequest,
  defaults: NetDefaults = {},
): StepOptions {
  const { resolver: given, timeoutMs = defaults.timeoutMs ?? defaultTimeoutMs } = request;
  const resolver = given === undefined ? defaults.resolver : parseNameServer('resolver', given);
  const before = given === undefined && defaults.resolverBefore ? [defaults.resolverBefore] : [];
  const fixedAddresses: FixedAddress[] = (request.resolve ?? []).map((text) =>
    parseFixedAddress('resolve', text),
  );
  const connectTo = (request.connectTo ?? []).map((text) => parseConnectTo('connectTo', text));
  return {
    timeoutMs,
    nameServers: resolver ? [...before, resolver] : systemServers(getServers()),
    systemOpinion: resolver === undefined,
    fixedAddresses,
    connectTo: [...connectTo, ...(defaults.connectTo ?? [])],
    trust: trustStore(trustOptions(request, defaults)),
    userAgent: `netready/${version}`,
  };
}

/**
 * The name servers of this machine, as Node tells them. Windows gives an adapter that has none three addresses
 * at which nobody has been since RFC 3879: each would be waited for.
 * @internal Exported for its tests.
 */
export function systemServers(told: readonly string[]): NameServer[] {
  return told.flatMap((text) => {
    const { address, port } = parseNameServer('the name server of the system', text);
    return nobody.test(address) ? [] : [{ address, port }];
  });
}

const nobody = /^fec0:0:0:ffff::[123](%|$)/i;
