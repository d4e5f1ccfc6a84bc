import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createKeys,
  issueCertificate,
  privateKeyPem,
} from '../../src/lab/certificates/certificate.ts';
import { freePort } from '../free-port.ts';
import { untilUp } from './until-up.ts';

export interface Nginx {
  /** Of TLS, and of plain HTTP. */
  readonly port: number;
  readonly plainPort: number;
  /** The root that signed for 127.0.0.1, PEM. */
  readonly ca: string;
  /** The core on which it runs, and nowhere else. */
  readonly core: number;
  readonly stop: () => Promise<void>;
}

/** Starts Debian's nginx with TLS 1.3 (ECDSA P-256) on loopback, one worker on the last core alone. */
export async function startNginx(): Promise<Nginx> {
  const folder = await mkdtemp(join(tmpdir(), 'netready-bench-nginx-'));
  const [port, plainPort] = [await freePort(), await freePort()];
  const core = availableParallelism() - 1;
  const { ca, chain, key } = await identity();
  await writeFile(join(folder, 'chain.pem'), chain);
  await writeFile(join(folder, 'key.pem'), key);
  const lines = [
    'daemon off;',
    'worker_processes 1;',
    `worker_cpu_affinity 1${'0'.repeat(core)};`,
    'worker_rlimit_nofile 65536;',
    `pid ${folder}/pid;`,
    'error_log stderr crit;',
    'events { worker_connections 16384; }',
    'http {',
    '  access_log off;',
    ...['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
      (name) => `  ${name}_temp_path ${folder}/${name};`,
    ),
    '  server {',
    `    listen 127.0.0.1:${port} ssl backlog=4096;`,
    `    listen 127.0.0.1:${plainPort} backlog=4096;`,
    '    keepalive_requests 1000000;',
    `    ssl_certificate ${folder}/chain.pem;`,
    `    ssl_certificate_key ${folder}/key.pem;`,
    '    ssl_protocols TLSv1.3;',
    '    ssl_session_tickets off;',
    '    return 200 ok;',
    '  }',
    '}',
  ];
  const file = join(folder, 'nginx.conf');
  await writeFile(file, `${lines.join('\n')}\n`);
  const child = spawn('nginx', ['-e', 'stderr', '-p', folder, '-c', file], { stdio: 'ignore' });
  await untilUp(child, port);
  return {
    ...{ port, plainPort, ca, core },
    stop: async () => {
      const exit = once(child, 'exit');
      child.kill('SIGTERM');
      await exit;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A root, and a leaf that it signed, in PEM. */
async function identity(): Promise<Readonly<Record<'ca' | 'chain' | 'key', string>>> {
  const [rootKeys, keys] = await Promise.all([createKeys(), createKeys()]);
  const issuer = { subject: { CN: 'Bench Root' }, keys: rootKeys };
  const ca = await issueCertificate(issuer);
  const subject = { CN: 'bench.example' };
  const chain = await issueCertificate({ subject, keys, issuer, names: ['127.0.0.1'] });
  return { ca, chain, key: privateKeyPem(keys) };
}
