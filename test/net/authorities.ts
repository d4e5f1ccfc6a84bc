import type { SecureContextOptions } from 'node:tls';
import { type Authority, createAuthority } from '../../src/lab/certificates/authority.ts';
import {
  createKeys,
  issueCertificate,
  privateKeyPem,
} from '../../src/lab/certificates/certificate.ts';
import type { CertificateFlaw } from '../../src/lab/fault/fault.ts';

/** A root with an intermediate, made once for a file of tests. */
export const authority: Authority = await createAuthority({
  root: { CN: 'Test Root', O: 'Test' },
  intermediate: { CN: 'Test Issuing Authority', O: 'Test' },
});

/** An authority that presents its root as well, as some inspection products do. */
export const loudAuthority: Authority = await createAuthority({
  root: { CN: 'Loud Root', O: 'Test' },
  sendsRoot: true,
});

/** What a server for `a.example` presents. */
export async function serverCredential(
  flaw?: CertificateFlaw,
  names: readonly string[] = ['a.example'],
): Promise<SecureContextOptions> {
  const { key, cert } = await authority.credentialFor(names, flaw);
  return { key, cert };
}

/** A leaf for `a.example` below so many authorities, each signed by the next; none is a root. */
export async function endlessChain(length: number): Promise<SecureContextOptions> {
  const keys = await createKeys();
  const link = (at: number) => ({
    subject: { CN: at === 0 ? 'a.example' : `Authority ${at}` },
    keys,
  });
  const pems = Array.from({ length }, (_, at) =>
    issueCertificate({
      ...{ ...link(at), issuer: link(at + 1) },
      ...(at === 0 && { names: ['a.example'] }),
    }),
  );
  return { key: privateKeyPem(keys), cert: (await Promise.all(pems)).join('') };
}
