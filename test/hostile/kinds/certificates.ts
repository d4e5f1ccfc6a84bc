import { X509Certificate } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expectedRoots } from '../../../src/catalogue/known/expected-roots.ts';
import { createAuthority } from '../../../src/lab/certificates/authority.ts';
import { describeCertificate } from '../../../src/net/tls/certificate.ts';
import { trustStore } from '../../../src/net/tls/trust.ts';
import { readPem } from '../../../src/setup/steps/read-pem.ts';
import { UsageError } from '../../../src/setup/usage/usage-error.ts';
import { canary } from '../canary.ts';
import type { Open } from '../kind.ts';
import { mutated } from '../mutate.ts';

const key = `-----BEGIN PRIVATE KEY-----\n${canary.repeat(4)}\n-----END PRIVATE KEY-----\n`;

/** Files of `--ca` and `--expect-root`: as text, and as the ASN.1 inside of it. */
export const certificates: Open = async (folder) => {
  const file = join(folder, 'ca.pem');
  const root = { CN: 'Root', O: 'Example' };
  const { key: _, cert } = await (await createAuthority({ root })).credentialFor(['a.example']);
  const good = [String(cert), ...expectedRoots.flatMap(({ pem }) => pem ?? [])];
  return {
    feed: async (draw) => {
      const pem = draw.oneOf(good);
      const text = draw.chance(0.3)
        ? mutated(Buffer.from(pem), draw).toString('latin1')
        : pemOf(mutated(new X509Certificate(pem).raw, draw));
      await writeFile(file, draw.chance(0.5) ? key + text : text);
      try {
        const pems = readPem('--ca', file);
        const described = pems.map((one) => describeCertificate(new X509Certificate(one)));
        // A store is made of every CA, which takes its time.
        if (draw.chance(0.01)) trustStore({ added: pems });
        return JSON.stringify(described);
      } catch (error) {
        if (error instanceof UsageError) return error.message;
        throw error;
      }
    },
  };
};

function pemOf(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
