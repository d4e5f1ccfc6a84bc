import { createSecureContext, type SecureContext } from 'node:tls';
import type { CertificateFlaw } from '../fault/fault.ts';
import {
  type CertificateOrder,
  createKeys,
  type DistinguishedName,
  issueCertificate,
  type KeyPair,
  privateKeyPem,
  type RevocationPlaces,
} from './certificate.ts';

// A common name holds at most 64 characters (RFC 5280, appendix A.1); the names stand beside it.
const maxCommonNameLength = 64;
// Names come with ClientHello, so anybody could ask for a million.
const maxCredentials = 2000;

export interface AuthorityPlan {
  readonly root: DistinguishedName;
  /** Signs the leaves and is presented with them; absent: the root signs. */
  readonly intermediate?: DistinguishedName;
  /** The root is presented too, as some inspection products do. */
  readonly sendsRoot?: boolean;
  /**
   * Vouches as well for who signs the leaves, as older authorities do for younger ones; that is
   * presented, last.
   */
  readonly crossSigner?: Authority;
  /** What every leaf names. */
  readonly revocation?: RevocationPlaces;
}

/** What a server of one name presents, in PEM and as `node:tls` keeps it. */
export interface Credential {
  readonly key: string;
  readonly cert: string;
  readonly context: SecureContext;
}

interface Subject {
  readonly subject: DistinguishedName;
  readonly keys: KeyPair;
}

/** Issues a leaf for whatever name a ClientHello asks for. */
export interface Authority {
  /** PEM. */
  readonly root: string;
  /** The certificate of who signs the leaves; PEM. */
  readonly signer: string;
  /** The certificate of another authority, signed by the root; PEM. */
  vouchFor(other: Subject): Promise<string>;
  /** Rejects where no certificate can hold the name. */
  credentialFor(names: readonly string[], flaw?: CertificateFlaw): Promise<Credential>;
}

/** Makes a root, perhaps an intermediate, and a key; leaves are issued when asked for, and kept. */
export async function createAuthority(plan: AuthorityPlan): Promise<Authority> {
  const [rootKeys, signerKeys, keys] = await Promise.all([
    createKeys(),
    createKeys(),
    createKeys(),
  ]);
  const top = { subject: plan.root, keys: rootKeys };
  const issuer = plan.intermediate ? { subject: plan.intermediate, keys: signerKeys } : top;
  const root = await issueCertificate(top);
  const intermediate = issuer === top ? '' : await issueCertificate({ ...issuer, issuer: top });
  const crossed = (await plan.crossSigner?.vouchFor(issuer)) ?? '';
  const chain = intermediate + crossed + (plan.sendsRoot ? root : '');
  const key = privateKeyPem(keys);

  const issue = async (names: readonly string[], flaw?: CertificateFlaw): Promise<Credential> => {
    const leaf = await issueCertificate({
      ...{ keys, issuer, ...leafOf(names), ...flawed(flaw, names) },
      ...(plan.revocation && { revocation: plan.revocation }),
    });
    const cert = flaw === 'leaf-only' || flaw === 'self-signed' ? leaf : leaf + chain;
    return { key, cert, context: createSecureContext({ key, cert }) };
  };
  const flawed = (
    flaw: CertificateFlaw | undefined,
    names: readonly string[],
  ): Partial<CertificateOrder> => {
    if (flaw === 'expired') return { validity: { from: -90, to: -3 } };
    if (flaw === 'not-yet-valid') return { validity: { from: 3, to: 90 } };
    if (flaw === 'wrong-name') return leafOf(['other-service.example']);
    if (flaw === 'self-signed') return { issuer: { ...leafOf(names), keys } };
    return {};
  };
  const credentials = new Map<string, Promise<Credential>>();
  return {
    root,
    signer: intermediate || root,
    vouchFor: (other) => issueCertificate({ ...other, issuer: top }),
    credentialFor: (names, flaw) => {
      const id = [flaw ?? '', ...names].join(' ');
      const credential = credentials.get(id) ?? issue(names, flaw);
      if (credentials.size >= maxCredentials) credentials.clear();
      credentials.set(id, credential);
      return credential;
    },
  };
}

/** Signs each certificate with its own key, under one subject, as an appliance's own page has it. */
export async function createSelfSigner(
  subject: DistinguishedName,
): Promise<Pick<Authority, 'credentialFor'>> {
  const keys = await createKeys();
  const key = privateKeyPem(keys);
  return {
    credentialFor: async (names) => {
      const cert = await issueCertificate({ subject, keys, names });
      return { key, cert, context: createSecureContext({ key, cert }) };
    },
  };
}

function leafOf(names: readonly string[]): Required<Pick<CertificateOrder, 'subject' | 'names'>> {
  return { subject: { CN: (names[0] ?? '').slice(0, maxCommonNameLength) }, names };
}
