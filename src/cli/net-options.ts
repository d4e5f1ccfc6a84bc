import { X509Certificate } from 'node:crypto';
import { getServers } from 'node:dns';
import { closeSync, openSync, readSync } from 'node:fs';
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

/** At most `mostBytes` of a file: it may be a device that never ends. */
function readStart(option: string, path: string): string {
  try {
    const file = openSync(path, 'r');
    try {
      const buffer = Buffer.alloc(mostBytes);
      let length = 0;
      for (let read = -1; read !== 0 && length < mostBytes; length += read) {
        read = readSync(file, buffer, length, mostBytes - length, null);
      }
      return buffer.toString('latin1', 0, length);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(`Cannot read the file of ${option}: ${why}`);
  }
}

/** The certificates of a PEM file, each a PEM text of its own. */
function readRoots(option: string, path: string): string[] {
  const text = readStart(option, path);
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
