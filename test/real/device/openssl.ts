import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Device } from '../real-case.ts';
import type { Service } from '../service.ts';

/** A service that takes no client without a certificate, within one version of TLS. */
export function openssl(service: Service, version: '-tls1_2' | '-tls1_3'): Device {
  return {
    name: 'openssl',
    package: 'openssl',
    start: async ({ authority, folder, internet }) => {
      const { key, cert } = await authority.credentialFor([service.host]);
      const [leaf = '', ...chain] = cert.split(/(?<=-----END CERTIFICATE-----\n)/);
      const file = (end: string): string => join(folder, `${service.host}.${end}`);
      await writeFile(file('key'), key);
      await writeFile(file('leaf'), leaf);
      await writeFile(file('chain'), chain.join(''));
      await internet.start({
        command: [
          ...['openssl', 's_server', '-accept', `${service.address}:443`, version, '-www'],
          ...['-key', file('key'), '-cert', file('leaf'), '-cert_chain', file('chain')],
          ...['-CAfile', join(folder, 'root.pem'), '-Verify', '1', '-verify_return_error'],
        ],
        tcp: [`${service.address}:443`],
        log: file('log'),
      });
    },
  };
}
