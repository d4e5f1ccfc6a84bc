import type { Attempt } from '../model/audit/attempt.ts';
import type { Certificate, ExchangeObservation } from '../model/audit/observation.ts';
import { authorityUrl } from '../model/certificate/authority-url.ts';

/** How many links are fetched one after the other. */
export const maxLinks = 2;

/**
 * The request for the certificate above the one that was fetched, where no root of ours issued that
 * one; undefined where it was none, or says nowhere that its issuer's lies.
 */
export function linkAbove(
  attempt: Attempt,
  { certificates = [], root }: Pick<ExchangeObservation, 'certificates' | 'root'>,
  fetched: ReadonlyMap<string, Certificate>,
): Attempt | undefined {
  if (root !== undefined) return undefined;
  const certificate = fetched.get(certificates[0] ?? '');
  if (certificate === undefined || certificate.subject === certificate.issuer) return undefined;
  const url = (certificate.issuerAt ?? []).map(authorityUrl).find((one) => one !== undefined);
  if (url === undefined) return undefined;
  const { hostname: host, port, pathname, search } = url;
  return { ...attempt, host, port: Number(port) || 80, path: `${pathname}${search}` };
}
