import { X509Certificate } from 'node:crypto';
import { getCACertificates } from 'node:tls';
import { expectedRoots } from '../../catalogue/known/expected-roots.ts';
import { knownService } from '../../catalogue/known/known-service.ts';
import { targetFromUrl } from '../../catalogue/select/target-from-url.ts';
import type { TrustInput } from '../../net/tls/trust.ts';
import type { StepRequest, TargetRequest } from '../request/audit-request.ts';
import { readPem } from './read-pem.ts';

/** What says whom to trust. */
export type TrustRequest = Pick<TargetRequest, 'targets' | 'catalogues'> &
  Pick<StepRequest, 'ca' | 'expectRoot' | 'systemCa'>;

/** What the lab puts beside the options. */
export interface TrustDefaults {
  /** The root of its services, PEM. */
  readonly ca?: string;
  /** A root that is as public, and none of theirs, PEM. */
  readonly otherCa?: string;
}

/**
 * Which roots are trusted, and which are expected: those of Microsoft's services where a list is
 * audited, or a host that the lists know, unless `--expect-root` names others; of hosts that the
 * user alone named nothing is known.
 * @throws UsageError for a file that cannot be used.
 */
export function trustOptions(
  request: TrustRequest,
  { ca, otherCa }: TrustDefaults = {},
): TrustInput {
  const given = expectedByHand(request);
  const listed = usesList(request) ? expectedRoots.map(({ sha1 }) => sha1) : [];
  return {
    carried: [
      ...expectedRoots.flatMap(({ pem }) => pem ?? []),
      ...(otherCa === undefined ? [] : [otherCa]),
    ],
    ...(request.systemCa && { system: getCACertificates('system') }),
    added: [
      ...(ca === undefined ? [] : [ca]),
      ...(request.ca ?? []).flatMap((path) => readPem('ca', path)),
    ],
    expected: [...(ca === undefined ? [] : [thumbprint(ca)]), ...(given ?? listed)],
  };
}

/** The thumbprints (SHA-1) of `--expect-root`; undefined where it was not given. */
export function expectedByHand({
  expectRoot: given = [],
}: Pick<StepRequest, 'expectRoot'>): readonly string[] | undefined {
  return given.length === 0 ? undefined : given.flatMap(thumbprints);
}

function usesList({ targets: own = [], catalogues = [] }: TrustRequest): boolean {
  if (own.length === 0 || catalogues.length > 0) return true;
  return own.some((url) => {
    const made = targetFromUrl(url);
    return 'target' in made && knownService(made.target.host) !== undefined;
  });
}

function thumbprints(value: string): string[] {
  const plain = value.replaceAll(':', '').toLowerCase();
  if (/^[0-9a-f]{40}$/.test(plain)) return [plain];
  return readPem('expectRoot', value).map(thumbprint);
}

function thumbprint(pem: string): string {
  return new X509Certificate(pem).fingerprint.replaceAll(':', '').toLowerCase();
}
