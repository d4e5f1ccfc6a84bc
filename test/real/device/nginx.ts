import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Company } from '../company.ts';
import type { Device } from '../real-case.ts';
import type { Service } from '../service.ts';

/** A web server that is all the services of a case, each at its own address. */
export function nginx(services: readonly Service[]): Device {
  return { name: 'nginx', package: 'nginx', start: (company) => start(company, services) };
}

async function start(company: Company, services: readonly Service[]): Promise<void> {
  const { folder, internet } = company;
  const servers = await Promise.all(services.map((service) => serverOf(company, service)));
  const file = join(folder, 'nginx.conf');
  await writeFile(
    file,
    `daemon off;
pid ${folder}/nginx.pid;
error_log stderr;
worker_processes 1;
events { worker_connections 256; }
http {
  access_log off;
  ssl_protocols TLSv1.2 TLSv1.3;
  default_type text/plain;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`).join('\n  ')}
${servers.join('\n')}
}
`,
  );
  await internet.start({
    command: ['nginx', '-c', file, '-p', folder, '-g', 'user root;'],
    ...(servers.some((server) => server !== '') && { tcp: [portsOf(services)[0] ?? 443] }),
    log: join(folder, 'nginx.log'),
  });
}

function portsOf(services: readonly Service[]): number[] {
  return services
    .filter((service) => !isAbsent(service))
    .map(({ url }) => (url.startsWith('https:') ? 443 : 80));
}

function isAbsent({ trouble }: Service): boolean {
  return trouble?.kind === 'down' || trouble?.kind === 'elsewhere';
}

async function serverOf(company: Company, service: Service): Promise<string> {
  const { host, address, url, trouble } = service;
  if (isAbsent(service)) return '';
  const isTls = url.startsWith('https:') && trouble?.kind !== 'plaintext';
  const port = url.startsWith('https:') ? 443 : 80;
  const lines = [
    `listen ${address}:${port}${isTls ? ' ssl' : ''};`,
    `server_name ${host};`,
    ...(isTls ? await tls(company, service) : []),
    ...answer(service),
  ];
  const rejecting = `  server { listen ${address}:${port} ssl default_server; ssl_reject_handshake on; }`;
  if (trouble?.kind === 'unknown-name') return rejecting;
  return `  server {\n    ${lines.join('\n    ')}\n  }`;
}

async function tls(
  { authority, folder }: Company,
  { host, trouble }: Service,
): Promise<readonly string[]> {
  const flaw = trouble?.kind === 'certificate' ? trouble.flaw : undefined;
  const { key, cert } = await authority.credentialFor([host], flaw);
  await writeFile(join(folder, `${host}.key`), key);
  await writeFile(join(folder, `${host}.pem`), cert);
  return [
    `ssl_certificate ${folder}/${host}.pem;`,
    `ssl_certificate_key ${folder}/${host}.key;`,
    ...(trouble?.kind === 'client-certificate'
      ? ['ssl_verify_client on;', `ssl_client_certificate ${folder}/root.pem;`]
      : []),
  ];
}

function answer({ status, trouble }: Service): readonly string[] {
  const isSlow = trouble?.kind === 'slow';
  const body = 'answered '.repeat(isSlow ? 40 : 1);
  return [
    ...(isSlow ? [`limit_rate ${trouble.rate};`] : []),
    `location / { return ${status} "${body}"; }`,
  ];
}
