import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createAuthority } from '../../../src/lab/certificates/authority.ts';
import type { Device } from '../real-case.ts';

/** What a guest network shows instead of the internet, at ports 8000 and (by TLS) 8443 of the edge. */
export const portal: Device = {
  name: 'nginx as a portal',
  package: 'nginx',
  start: async ({ edge, folder }) => {
    const authority = await createAuthority({ root: { CN: 'portal.corp.example' } });
    const { key, cert } = await authority.credentialFor(['portal.corp.example'], 'self-signed');
    await writeFile(join(folder, 'portal.key'), key);
    await writeFile(join(folder, 'portal.pem'), cert);
    const file = join(folder, 'portal.conf');
    await writeFile(
      file,
      `daemon off;
pid ${folder}/portal.pid;
error_log stderr;
events { worker_connections 64; }
http {
  access_log off;
  server {
    listen 8000;
    listen 8443 ssl;
    ssl_certificate ${folder}/portal.pem;
    ssl_certificate_key ${folder}/portal.key;
    location / { return 302 http://portal.corp.example/login; }
  }
}
`,
    );
    await edge.start({
      command: ['nginx', '-c', file, '-p', folder, '-g', 'user root;'],
      tcp: [8000, 8443],
      log: join(folder, 'portal.log'),
    });
  },
};
