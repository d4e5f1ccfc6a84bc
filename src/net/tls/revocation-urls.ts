import type { X509Certificate } from 'node:crypto';
import { type AsnType, Constructed, fromBER, OctetString, Primitive, Sequence } from 'asn1js';

/** Where a certificate says that its revocation is told, and that its issuer's lies. */
export interface RevocationUrls {
  readonly crl?: readonly string[];
  readonly ocsp?: readonly string[];
  readonly issuerAt?: readonly string[];
}

const maxUrls = 8;
const maxUrlLength = 1024;
/** id-ce-cRLDistributionPoints, 2.5.29.31, as DER spells it. */
const listPoints = Buffer.from('0603551d1f', 'hex');
const maxPlaces = 4;
/** Of the extension, bytes. Public ones have a hundred, and the reader takes long for what nests. */
const maxPointsLength = 2048;

/**
 * The addresses of a certificate's revocation lists (RFC 5280, section 4.2.1.13) and of its
 * responders and of its issuer's certificate (section 4.2.2.1), as they stand there; a kind that it does not name is absent. What
 * cannot be read is passed over: the certificate is whatever a peer sent.
 */
export function revocationUrls(x509: X509Certificate): RevocationUrls {
  const crl = listUrls(x509.raw);
  const ocsp = accessUrls(x509.infoAccess, /^OCSP - URI:([^"].*)$/);
  const issuerAt = accessUrls(x509.infoAccess, /^CA Issuers - URI:([^"].*)$/);
  return {
    ...(crl.length > 0 && { crl }),
    ...(ocsp.length > 0 && { ocsp }),
    ...(issuerAt.length > 0 && { issuerAt }),
  };
}

/**
 * Node tells of everything but this extension. Looked for by its bytes and read from there on:
 * reading the whole certificate once more would cost as much as a tenth of a handshake. Bytes that
 * only look like it are followed by nothing that can be read.
 */
function listUrls(der: Buffer): string[] {
  let at = der.indexOf(listPoints);
  for (let place = 0; place < maxPlaces && at >= 0; place += 1) {
    const start = at + listPoints.length;
    const points = pointsAt(der.subarray(start, start + maxPointsLength));
    if (points) return urlsOf(points);
    at = der.indexOf(listPoints, at + 1);
  }
  return [];
}

/** `extnValue`, perhaps behind `critical`: a SEQUENCE in an OCTET STRING. */
function pointsAt(rest: Buffer): readonly AsnType[] | undefined {
  const value = rest[0] === 0x01 ? rest.subarray(3) : rest;
  const outer = read(value);
  if (!(outer instanceof OctetString)) return undefined;
  const inner = read(outer.valueBlock.valueHexView);
  return inner instanceof Sequence ? inner.valueBlock.value : undefined;
}

function read(bytes: Uint8Array): AsnType | undefined {
  try {
    const { offset, result } = fromBER(bytes);
    return offset < 0 ? undefined : result;
  } catch {
    return undefined;
  }
}

/** DistributionPoint, its `distributionPoint` [0], `fullName` [0], and the names [6] of URIs. */
function urlsOf(points: readonly AsnType[]): string[] {
  const names = points
    .flatMap((point) => (point instanceof Sequence ? tagged(point.valueBlock.value, 0) : []))
    .flatMap((name) => (name instanceof Constructed ? tagged(name.valueBlock.value, 0) : []))
    .flatMap((full) => (full instanceof Constructed ? tagged(full.valueBlock.value, 6) : []));
  const urls = names.flatMap((uri) => (uri instanceof Primitive ? [textOf(uri)] : []));
  return bounded(urls);
}

function tagged(values: readonly AsnType[], number: number): readonly AsnType[] {
  const context = 3;
  return values.filter(({ idBlock }) => {
    return idBlock.tagClass === context && idBlock.tagNumber === number;
  });
}

function textOf(uri: Primitive): string {
  return Buffer.from(uri.valueBlock.valueHexView).toString('latin1');
}

/** Node prints a line for each access; a value with control characters comes as a JSON string. */
function accessUrls(infoAccess: string | undefined, line: RegExp): string[] {
  const lines = infoAccess?.split('\n') ?? [];
  return bounded(lines.flatMap((text) => line.exec(text)?.[1] ?? []));
}

function bounded(urls: readonly string[]): string[] {
  return [...new Set(urls)]
    .filter((url) => url.length <= maxUrlLength && /^[\x21-\x7e]+$/.test(url))
    .slice(0, maxUrls);
}
