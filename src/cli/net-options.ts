import { X509Certificate } from 'node:crypto';
import { getServers } from 'node:dns';
import { readFileSync } from 'node:fs';
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
import { quoted, UsageError } from './usage-error.ts';
import { version } from './version.ts';

/** What the lab puts in the place of the options that were not given. */
export interface NetDefaults {
  readonly resolver?: NameServer;
  readonly connectTo?: readonly ConnectTo[];
  /** PEM. */
  readonly ca?: string;
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
  const fixedAddresses: FixedAddress[] = parsed
    .all('resolve')
    .map((text) => parseFixedAddress('--resolve', text));
  const connectTo = parsed.all('connect-to').map((text) => parseConnectTo('--connect-to', text));
  const roots = parsed.all('ca').flatMap((path) => readRoots('--ca', path));
  const expected = parsed.all('expect-root').flatMap(thumbprints);
  const lab = defaults.ca === undefined ? [] : [defaults.ca];
  return {
    timeoutMs:
      timeout === undefined
        ? (defaults.timeoutMs ?? usualTimeoutMs)
        : parseDuration('--timeout', timeout),
    nameServers: resolver ? [resolver] : systemServers(),
    systemOpinion: resolver === undefined,
    fixedAddresses,
    connectTo: [...connectTo, ...(defaults.connectTo ?? [])],
    trust: trustStore({
      added: [...lab, ...roots],
      expected: [...lab.map(thumbprint), ...expected],
    }),
    userAgent: `netready/${version}`,
  };
}

function systemServers(): NameServer[] {
  return getServers().flatMap((text) => {
    const { address, port } = parseNameServer('the name server of the system', text);
    return [{ address, port }];
  });
}

function thumbprints(value: string): string[] {
  const plain = value.replaceAll(':', '').toLowerCase();
  if (/^[0-9a-f]{40}$/.test(plain)) return [plain];
  return readRoots('--expect-root', value).map(thumbprint);
}

function thumbprint(pem: string): string {
  return new X509Certificate(pem).fingerprint.replaceAll(':', '').toLowerCase();
}

const mostBytes = 4 * 1024 * 1024;

/** The certificates of a PEM file, each a PEM text of its own. */
function readRoots(option: string, path: string): string[] {
  let text: string;
  try {
    text = readFileSync(path, 'latin1').slice(0, mostBytes);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(`Cannot read ${option} file: ${why}`);
  }
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];
  if (blocks.length === 0) {
    throw new UsageError(`Cannot use ${quoted(path)} for ${option}: it holds no PEM certificate`);
  }
  for (const block of blocks) {
    try {
      new X509Certificate(block);
    } catch {
      throw new UsageError(`Cannot use ${quoted(path)} for ${option}: a certificate is damaged`);
    }
  }
  return blocks;
}
