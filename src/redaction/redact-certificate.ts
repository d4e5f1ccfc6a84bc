import { inspectionWords } from '../diagnosis/handshake/inspection-products.ts';
import { isIssuingAuthority } from '../diagnosis/handshake/issuing-authorities.ts';
import type { Certificate } from '../model/audit/observation.ts';
import { attributesOf, type NameAttribute } from '../model/certificate/distinguished-name.ts';
import { redactUrl } from './redact-url.ts';
import type { Redaction } from './redaction.ts';

/** How much of a certificate everybody may know, and how others are called. */
export interface Vouched {
  /** A public authority issued it for a public service, or it is such an authority's own. */
  readonly isPublic: boolean;
  /** Under which id another one stands. */
  readonly idOf: (id: string) => string;
}

/**
 * A certificate as it may leave the company. The words of an inspection product stay in its names,
 * so that it is still called by its name; the bytes of one that is not public are left out, since
 * they hold all of it. Authorities are renamed alike in all, so that who issued what is still told.
 */
export function redactCertificate(
  certificate: Certificate,
  { isPublic, idOf, ...redaction }: Redaction & Vouched,
): Certificate {
  const { id, subject, issuer, names, crl, ocsp, issuerAt, signedBy } = certificate;
  const urls = (list: readonly string[]): readonly string[] =>
    list.map((url) => redactUrl(url, redaction));
  const isService = isPublic && names.length > 0;
  const shared = {
    ...certificate,
    subject: isService ? subject : redactName(subject, redaction),
    issuer: redactName(issuer, redaction),
    ...(crl && { crl: urls(crl) }),
    ...(ocsp && { ocsp: urls(ocsp) }),
    ...(issuerAt && { issuerAt: urls(issuerAt) }),
    ...(signedBy && { signedBy: idOf(signedBy) }),
  };
  if (isPublic) return shared;
  const renamed = names.map((name) => alternative(name, redaction));
  return { ...shared, id: fingerprintOf(id, redaction), names: renamed, der: '' };
}

/** A fingerprint that is none of a real certificate, in the same form. */
export function fingerprintOf(id: string, { names }: Redaction): string {
  return names.number(id, 'certificate').replace(/\D/g, '').padStart(id.length, '0');
}

/** A distinguished name, attribute by attribute; an authority of the services' keeps its own. */
function redactName(name: string, redaction: Redaction): string {
  return attributesOf(name)
    .map((one) => `${one.separator}${redactAttribute(one, redaction)}`)
    .join('');
}

function redactAttribute(one: NameAttribute, { names, known }: Redaction): string {
  const { type, value, text } = one;
  if (value === '' || (type === 'C' && /^[A-Z]{2}$/.test(value))) return text;
  if (isIssuingAuthority(`CN=${value}`) || known.texts.has(value.toLowerCase())) return text;
  const begin = type === '' ? '' : `${type}=`;
  const words = inspectionWords(value);
  if (words.length > 0) return `${begin}${words.join(' ')} ${names.number(value, 'name')}`;
  const isHost = /^(?:\*\.)?(?:[\w-]+\.)+[\w-]+$|^[\da-f:.]{7,}$/i.test(value);
  return `${begin}${isHost ? names.host(value) : names.number(value, 'name')}`;
}

/** `DNS:a.example`, `IP:192.0.2.1`. */
function alternative(text: string, redaction: Redaction): string {
  const [, type = '', value = text] = /^([A-Za-z ]{1,20}:)([\s\S]*)$/.exec(text) ?? [];
  const isPlain = /^(?:DNS|IP|IP Address):$/i.test(type);
  return isPlain ? `${type}${redaction.names.host(value)}` : `${type}***`;
}
