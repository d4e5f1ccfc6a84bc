import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  createKeys,
  issueCertificate,
  privateKeyPem,
} from '../../../src/lab/certificates/certificate.ts';
import { type Company, net, proxyHost } from '../company.ts';
import type { Device } from '../real-case.ts';

export interface SquidOptions {
  /** Lines of squid.conf before `http_access allow all`. */
  readonly lines?: readonly string[];
  /** Opens TLS as far as these lines of `ssl_bump` say. */
  readonly bump?: readonly string[];
  /** What the helper of an external ACL named `category` does, in sh(1). */
  readonly helper?: string;
  /** Listens by TLS at port 3129 too; who signs its certificate. */
  readonly secure?: 'authority' | 'self-signed';
  /**
   * Takes plain requests that a firewall redirects to port 3130, too; and where it opens TLS,
   * connections at port 3131.
   */
  readonly intercepts?: true;
}

/** The caching proxy that many companies run, at port 3128 of the edge. */
export function squid({ lines = [], bump, helper, secure, intercepts }: SquidOptions = {}): Device {
  return {
    name: 'squid',
    package: 'squid-openssl',
    start: async (company) => {
      const { folder, edge, id } = company;
      // It leaves root behind, and its helpers write here.
      await chmod(folder, 0o777);
      const file = join(folder, 'squid.conf');
      const all = [
        ...usual(company),
        `http_port 3128${bump ? ` ${bumpPort(folder)}` : ''}`,
        ...(bump ? await bumpLines(company, bump) : []),
        ...(intercepts ? ['http_port 3130 intercept'] : []),
        ...(intercepts && bump ? [`https_port 3131 intercept ${bumpPort(folder)}`] : []),
        ...(secure ? await securePort(company, secure) : []),
        ...(helper ? await helperLines(company, helper) : []),
        ...lines,
        'http_access allow all',
      ];
      await writeFile(file, `${all.join('\n')}\n`);
      await edge.start({
        // The name keeps its shared memory apart from others' on this machine.
        command: ['squid', '-N', '-n', `netready${id.replace(/\W/g, '')}`, '-f', file],
        tcp: [3128, ...(secure ? [3129] : []), ...(intercepts ? [3130] : [])],
        log: join(folder, 'squid.log'),
      });
    },
  };
}

function usual({ folder }: Company): readonly string[] {
  return [
    `visible_hostname ${proxyHost}`,
    `pid_filename ${folder}/squid.pid`,
    `cache_log ${folder}/squid-cache.log`,
    `coredump_dir ${folder}`,
    'access_log none',
    'cache deny all',
    'cache_mem 8 MB',
    'shutdown_lifetime 0 seconds',
    'pinger_enable off',
    `dns_nameservers ${net.resolver}`,
    'dns_timeout 1 second',
    'forward_timeout 3 seconds',
    'connect_timeout 1 second',
    'connect_retries 0',
  ];
}

function bumpPort(folder: string): string {
  return `ssl-bump tls-cert=${folder}/bump.pem generate-host-certificates=on dynamic_cert_mem_cache_size=4MB`;
}

async function bumpLines(
  { folder, edge }: Company,
  bump: readonly string[],
): Promise<readonly string[]> {
  const keys = await createKeys();
  const subject = { CN: 'TLS inspection CA 3', O: 'Example Company' };
  const root = await issueCertificate({ subject, keys });
  const pem = join(folder, 'bump.pem');
  await writeFile(pem, root + privateKeyPem(keys));
  await chmod(pem, 0o644);
  const helper = '/usr/lib/squid/security_file_certgen';
  await mkdir(join(folder, 'certs'), { mode: 0o777 });
  await chmod(join(folder, 'certs'), 0o777);
  const store = join(folder, 'certs', 'store');
  await edge.run([helper, '-c', '-s', store, '-M', '4MB']);
  await edge.run(['chown', '-R', 'proxy:proxy', join(folder, 'certs')]);
  return [
    `sslcrtd_program ${helper} -s ${store} -M 4MB`,
    'sslcrtd_children 1 startup=1 idle=1',
    'sslproxy_session_cache_size 0',
    `tls_outgoing_options cafile=${folder}/root.pem`,
    'acl step1 at_step SslBump1',
    ...bump,
  ];
}

async function securePort(
  { authority, folder }: Company,
  signer: 'authority' | 'self-signed',
): Promise<readonly string[]> {
  const flaw = signer === 'self-signed' ? signer : undefined;
  const { key, cert } = await authority.credentialFor([proxyHost], flaw);
  const pem = join(folder, 'squid.pem');
  await writeFile(pem, cert + key);
  return [`https_port 3129 tls-cert=${pem}`];
}

async function helperLines({ folder }: Company, script: string): Promise<readonly string[]> {
  const file = join(folder, 'helper.sh');
  await writeFile(file, `#!/bin/sh\nwhile read -r line; do ${script}; done\n`);
  await chmod(file, 0o755);
  return [
    `external_acl_type category ttl=0 negative_ttl=0 children-startup=4 children-max=8 %DST ${file}`,
    'acl category external category',
  ];
}
