import { isIP } from 'node:net';
import { type Check, shown } from './check.ts';

/** A port that something can be asked at. */
export const port: Check<number> = (value) =>
  Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 65_535
    ? undefined
    : `is ${shown(value)}, no port from 1 to 65535`;

const maxHostLength = 255;
const name = /^[^\s\p{Cc}\p{Cf}/?#@\\:[\]<>^|]{1,255}$/u;

/** A name or an address, without a port. */
export const host: Check<string> = (value) => {
  const isOne =
    typeof value === 'string' &&
    value.length <= maxHostLength &&
    (isIP(value) !== 0 || name.test(value));
  return isOne ? undefined : `is ${shown(value)}, no name and no address`;
};

/** An address of IPv4 or IPv6. */
export const address: Check<string> = (value) =>
  typeof value === 'string' && isIP(value) !== 0 ? undefined : `is ${shown(value)}, no IP address`;

const maxUrlLength = 64 * 1024;

export const url: Check<string> = (value) =>
  typeof value === 'string' && value.length <= maxUrlLength && URL.canParse(value)
    ? undefined
    : `is ${shown(value)}, no URL`;

export const attemptId: Check<string> = (value) =>
  typeof value === 'string' && /^a[1-9]\d{0,8}$/.test(value) ? undefined : 'is no attempt id';
