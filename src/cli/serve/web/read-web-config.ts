import { readFile, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { createSecureContext, type SecureContextOptions } from 'node:tls';
import { parse } from 'yaml';
import { whyOf } from '../../../model/text/why-of.ts';
import { quoted, UsageError } from '../../../setup/usage/usage-error.ts';
import {
  type Fields,
  fieldsOf,
  hashMap,
  headerMap,
  oneWord,
  someText,
  truth,
} from './web-fields.ts';

/** TLS and logins of a server. */
export interface WebConfig {
  /** Absent: without TLS. */
  readonly tls?: WebTls;
  /** Hashes of bcrypt by the name of the user; empty: everybody may ask. */
  readonly users: ReadonlyMap<string, string>;
  /** Set on every answer. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface WebTls {
  readonly context: SecureContextOptions;
  /** Only who shows a certificate of `client_ca_file` is let in. */
  readonly asksClient: boolean;
}

const maxBytes = 256 * 1024;

interface Sections {
  readonly tls_server_config?: TlsSection;
  readonly basic_auth_users?: ReadonlyMap<string, string>;
  readonly http_server_config?: HttpSection;
}

interface TlsSection {
  readonly cert_file?: string;
  readonly key_file?: string;
  readonly client_ca_file?: string;
  readonly client_auth_type?: 'NoClientCert' | 'RequireAndVerifyClientCert';
  readonly min_version?: 'TLS12' | 'TLS13';
  readonly max_version?: 'TLS12' | 'TLS13';
}

interface HttpSection {
  readonly http2?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
}

const versions = ['TLS12', 'TLS13'] as const;

const tlsFields: Fields<TlsSection> = {
  cert_file: someText,
  key_file: someText,
  client_ca_file: someText,
  client_auth_type: oneWord(['NoClientCert', 'RequireAndVerifyClientCert']),
  min_version: oneWord(versions),
  max_version: oneWord(versions),
};

const httpFields: Fields<HttpSection> = { http2: truth, headers: headerMap };

const sections: Fields<Sections> = {
  tls_server_config: (name, value) => fieldsOf(value, tlsFields, name),
  basic_auth_users: hashMap,
  http_server_config: (name, value) => fieldsOf(value, httpFields, name),
};

/**
 * Reads a file of the exporter toolkit of Prometheus: `tls_server_config`, `basic_auth_users` and
 * `http_server_config`. Files that it names start from its own folder. HTTP/2 is not spoken, whatever it says.
 * @throws UsageError in one line for what cannot be read, for a field that is unknown or not supported here,
 * and where certificate and key do not belong together.
 */
export async function readWebConfig(file: string): Promise<WebConfig> {
  const {
    tls_server_config: tls,
    basic_auth_users: users = new Map(),
    http_server_config: http,
  } = await sectionsOf(file);
  const folder = dirname(resolve(file));
  return {
    ...(tls && { tls: await tlsOf(tls, { file, folder }) }),
    ...{ users, headers: http?.headers ?? {} },
  };
}

async function sectionsOf(file: string): Promise<Sections> {
  const text = (await bytesOf(file, file)).toString('utf8');
  let value: unknown;
  try {
    // No alias: one line of them may stand for a million.
    value = parse(text, { maxAliasCount: 0, logLevel: 'error', prettyErrors: false });
  } catch (error) {
    // Its message may quote the file, hashes included.
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw new UsageError(`Cannot read ${quoted(file)}: it is no YAML${code}`);
  }
  // An empty file is an empty configuration, as the toolkit has it.
  if (value === null || value === undefined) return {};
  return fieldsOf(value, sections, file);
}

interface Place {
  readonly file: string;
  readonly folder: string;
}

async function tlsOf(section: TlsSection, { file, folder }: Place): Promise<WebTls> {
  const { cert_file: cert, key_file: key, client_ca_file: ca } = section;
  if (cert === undefined || key === undefined) {
    throw new UsageError(
      `Cannot use ${quoted(file)}: tls_server_config needs cert_file and key_file`,
    );
  }
  const asksClient = section.client_auth_type === 'RequireAndVerifyClientCert';
  if (asksClient !== (ca !== undefined)) {
    throw new UsageError(
      `Cannot use ${quoted(file)}: client_ca_file and client_auth_type RequireAndVerifyClientCert go together`,
    );
  }
  const { min_version: least, max_version: most } = section;
  const context: SecureContextOptions = {
    cert: await bytesOf(resolve(folder, cert), file),
    key: await bytesOf(resolve(folder, key), file),
    ...(ca !== undefined && { ca: await bytesOf(resolve(folder, ca), file) }),
    minVersion: least === 'TLS13' ? 'TLSv1.3' : 'TLSv1.2',
    maxVersion: most === 'TLS12' ? 'TLSv1.2' : 'TLSv1.3',
  };
  try {
    createSecureContext(context);
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'they are none';
    throw new UsageError(`Cannot use the certificate and the key of ${quoted(file)}: ${why}`);
  }
  return { context, asksClient };
}

async function bytesOf(path: string, file: string): Promise<Buffer> {
  try {
    const found = await stat(path);
    if (!found.isFile()) throw new Error('it is no regular file');
    if (found.size > maxBytes) throw new Error('it is larger than 256 KiB');
    return await readFile(path);
  } catch (error) {
    const why = whyOf(error);
    const of = path === file ? '' : ` of ${quoted(file)}`;
    throw new UsageError(`Cannot read ${quoted(path)}${of}: ${why}`);
  }
}
