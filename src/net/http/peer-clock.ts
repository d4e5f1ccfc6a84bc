import type { ExchangeObservation } from '../../model/audit/observation.ts';

type Headers = NonNullable<ExchangeObservation['headers']>;

/** The one form of a date that may be sent today (RFC 9110, section 5.6.7). */
const fixedDate = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/**
 * What an answer says of the peer's clock: `Date` (RFC 9110, section 6.6.1), ISO 8601, and `Age`
 * (RFC 9111, section 5.1), seconds, where a cache kept the answer. What is malformed, or said
 * twice, is no evidence, and absent.
 */
export function peerClock(headers: Headers): Pick<ExchangeObservation, 'date' | 'age'> {
  const date = onlyOne(headers, 'date');
  const age = onlyOne(headers, 'age');
  const moment = date !== undefined && fixedDate.test(date) ? Date.parse(date) : Number.NaN;
  return {
    ...(Number.isFinite(moment) && { date: new Date(moment).toISOString() }),
    ...(age !== undefined && /^\d{1,9}$/.test(age) && { age: Number(age) }),
  };
}

function onlyOne(headers: Headers, wanted: string): string | undefined {
  const values = headers.filter(([name]) => name.toLowerCase() === wanted);
  return values.length === 1 ? values[0]?.[1].trim() : undefined;
}
