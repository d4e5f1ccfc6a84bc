import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';
import type { ConnectTo } from '../../model/address/connect-to.ts';
import { withoutBrackets } from '../../model/address/endpoint.ts';
import type { FixedAddress, NameServer } from '../../net/options.ts';
import { UnusableValue } from './usage-error.ts';

const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000 };
/** The longest of all durations, in milliseconds. */
export const maxDurationMs: number = 10 * 60_000;

/** `500ms`, `5s`, `1m`; a bare number is seconds. In milliseconds, at least 1. */
export function parseDuration(option: string, text: string): number {
  const [, number = '', unit = 's'] = /^(\d{1,7}(?:\.\d{1,3})?)(ms|s|m)?$/.exec(text) ?? [];
  const ms = Math.round(Number(number) * (units[unit] ?? Number.NaN));
  if (number === '' || !(ms >= 1) || ms > maxDurationMs) {
    throw new UnusableValue(option, {
      value: text,
      why: 'give a duration from 1ms to 10m, such as 500ms or 5s',
    });
  }
  return ms;
}

const spans: Readonly<Record<string, number>> = { ...units, h: 3_600_000, d: 86_400_000 };
/** The longest time that something may go on, in milliseconds. */
export const maxSpanMs: number = 30 * 86_400_000;

/** `90s`, `30m`, `8h`, `2d`; a bare number is seconds. In milliseconds, at least 1. */
export function parseSpan(option: string, text: string): number {
  const [, number = '', unit = 's'] = /^(\d{1,10}(?:\.\d{1,3})?)(ms|s|m|h|d)?$/.exec(text) ?? [];
  const ms = Math.round(Number(number) * (spans[unit] ?? Number.NaN));
  if (number === '' || !(ms >= 1) || ms > maxSpanMs) {
    throw new UnusableValue(option, {
      value: text,
      why: 'give a time from 1ms to 30d, such as 30m or 8h',
    });
  }
  return ms;
}

/** A whole number from 1 to `most`. */
export function parseCount(option: string, text: string, most: number): number {
  const number = Number(text);
  if (!/^\d{1,9}$/.test(text) || number < 1 || number > most) {
    throw new UnusableValue(option, { value: text, why: `give a whole number from 1 to ${most}` });
  }
  return number;
}

const sizes: Readonly<Record<string, number>> = { B: 1, KB: 1e3, MB: 1e6, GB: 1e9 };

/** `500KB`, `1MB`, `2GB`, a bare number is bytes; from 1 to `most`. */
export function parseSize(option: string, text: string, most: number): number {
  const [, number = '', unit = 'B'] =
    /^(\d{1,12}(?:\.\d{1,3})?)([KMG]?B)?$/i.exec(text.trim()) ?? [];
  const bytes = Math.round(Number(number) * (sizes[unit.toUpperCase()] ?? Number.NaN));
  if (number === '' || !(bytes >= 1) || bytes > most) {
    throw new UnusableValue(option, {
      value: text,
      why: `give a size from 1 to ${most} bytes, such as 500KB or 1GB`,
    });
  }
  return bytes;
}

/** `5`, `5%`, `0.5%`: a share from 0 to 1. */
export function parsePercent(option: string, text: string): number {
  const number = Number(/^(\d{1,3}(?:\.\d{1,3})?)%?$/.exec(text)?.[1] ?? Number.NaN);
  if (!(number >= 0 && number <= 100)) {
    throw new UnusableValue(option, { value: text, why: 'give a percentage, 0 to 100' });
  }
  return number / 100;
}

/** `IP` or `IP:PORT`, an IPv6 address in brackets where a port follows. */
export function parseNameServer(option: string, text: string): NameServer {
  const [, bracketed, plain, port] = /^(?:\[([^\]]+)\]|([^:]+))(?::(\d{1,5}))?$/.exec(text) ?? [];
  const address = isIP(text) ? text : (bracketed ?? plain ?? '');
  const number = port === undefined ? 53 : Number(port);
  if (!isIP(address) || number < 1 || number > 65535) {
    throw new UnusableValue(option, { value: text, why: 'give a name server as IP or IP:PORT' });
  }
  return { address, port: number };
}

/** `HOST:PORT:ADDRESS`. */
export function parseFixedAddress(option: string, text: string): FixedAddress {
  const [, host = '', port = '', rest = ''] =
    /^([^:]+|\[[^\]]+\]):(\d{1,5}):(.+)$/.exec(text) ?? [];
  const address = withoutBrackets(rest);
  const name = nameOf(host);
  if (name === '' || !isIP(address) || !isPort(port)) {
    throw new UnusableValue(option, { value: text, why: 'give HOST:PORT:ADDRESS' });
  }
  return { host: name, port: Number(port), address };
}

/** `HOST:PORT:ADDRESS:PORT`; an empty HOST or PORT matches all. */
export function parseConnectTo(option: string, text: string): ConnectTo {
  const [, host = '', port = '', address = '', toPort = ''] =
    /^((?:[^:[\]]+|\[[^\]]+\])?):(\d{0,5}):([^:[\]]+|\[[^\]]+\]):(\d{1,5})$/.exec(text) ?? [];
  const to = withoutBrackets(address);
  const name = nameOf(host);
  if (
    (host !== '' && name === '') ||
    !isIP(to) ||
    !isPort(toPort) ||
    (port !== '' && !isPort(port))
  ) {
    throw new UnusableValue(option, {
      value: text,
      why: 'give HOST:PORT:ADDRESS:PORT, ADDRESS as an IP address',
    });
  }
  return {
    host: name,
    ...(port !== '' && { port: Number(port) }),
    address: to,
    toPort: Number(toPort),
    targetsOnly: true,
  };
}

/** A host as targets have it: an address without brackets, a name in lower case and punycode. */
function nameOf(host: string): string {
  const plain = withoutBrackets(host).toLowerCase();
  return isIP(plain) ? plain : domainToASCII(plain);
}

function isPort(text: string): boolean {
  return Number(text) >= 1 && Number(text) <= 65535;
}
