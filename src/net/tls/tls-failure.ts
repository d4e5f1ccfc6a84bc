import type { Failure } from '../../model/finding/failure.ts';
import { errorCode, errorText, failure, failureOf } from '../failure-of.ts';
import type { Tap } from '../socket/tap.ts';

const alertRecord = 21;
const firstRecord = 20;
const lastRecord = 24;
const closeNotify = 0;

/**
 * Why a handshake ended, told from the bytes that came and from how the socket ended. Node's error
 * codes alone do not tell: RST and FIN share one, and the names of alerts differ between versions.
 */
export function tlsFailure(error: unknown, tap: Tap): Failure {
  if (isPlaintext(tap)) return failure('not-tls', errorText(error));
  const received = tap.received();
  const alert = alertOf(received) ?? alertInMessage(error);
  // close_notify is a goodbye, as FIN is.
  if (alert === closeNotify) return failure('closed', `close_notify after ${tap.bytesRead} bytes`);
  if (alert !== undefined) return failure('alert', `alert ${alert}: ${errorText(error)}`);
  const lost = tap.loss();
  if (lost) return lost;
  if (errorCode(error).startsWith('ERR_SSL')) return failure('tls-error', errorText(error));
  return failureOf(error);
}

/** Whether what came cannot be the start of a TLS record (RFC 8446, section 5.1). */
export function isPlaintext(tap: Tap): boolean {
  const first = tap.received()[0];
  return first !== undefined && (first < firstRecord || first > lastRecord);
}

/**
 * The number of a plain TLS alert record (RFC 8446, section 6) at the start of what was received,
 * or behind whole records of a handshake; undefined where there is none.
 */
export function alertOf(received: Buffer): number | undefined {
  let at = 0;
  while (at + 5 <= received.length) {
    const length = received.readUInt16BE(at + 3);
    if (received[at] === alertRecord && length === 2 && at + 7 <= received.length) {
      return received[at + 6];
    }
    at += 5 + length;
  }
  return undefined;
}

/** OpenSSL ends the message of a received alert with its number; in TLS 1.3 the record hides it. */
export function alertInMessage(error: unknown): number | undefined {
  const number = /SSL alert number (\d{1,3})/.exec(
    error instanceof Error ? error.message : '',
  )?.[1];
  return number === undefined ? undefined : Number(number);
}
