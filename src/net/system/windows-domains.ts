import { execFile } from 'node:child_process';
import { env } from 'node:process';

const keys: readonly string[] = [
  'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\DNSClient',
  'HKLM\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters',
];
const deadlineMs = 2000;
const maxBytes = 1024 * 1024;

/**
 * The domains that a Windows adds to names, in order: those of its search list, by policy first, and
 * where it has none its own and those of its connections (policy-csp-admx-dnsclient). None where they
 * cannot be read within 2 seconds.
 */
export async function windowsDomains(
  program: string = `${env['SystemRoot'] ?? 'C:\\Windows'}\\System32\\reg.exe`,
): Promise<readonly string[]> {
  const texts = await Promise.all(keys.map((key) => outputOf(program, ['query', key, '/s'])));
  return domainsIn(texts.join('\n'));
}

function outputOf(program: string, args: readonly string[]): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  const options = { timeout: deadlineMs, maxBuffer: maxBytes, windowsHide: true } as const;
  execFile(program, [...args], { ...options, encoding: 'latin1' }, (error, output) =>
    resolve(error ? '' : output),
  );
  return promise;
}

/** Lists stand in one value, set apart by commas; other letters than those of names are no domain. */
function domainsIn(text: string): readonly string[] {
  const found = new Map<string, string[]>();
  for (const line of text.split(/\r?\n/)) {
    const [, name = '', value = ''] =
      /^ {1,8}(\w[\w ]{1,20}?) {1,8}REG_SZ {1,8}([\w.,; -]{1,2000})$/.exec(line) ?? [];
    const domains = value.split(/[,;\s]+/).filter((one) => one !== '' && one.length < 250);
    if (name !== '') found.set(name, [...(found.get(name) ?? []), ...domains]);
  }
  const of = (name: string): readonly string[] => found.get(name) ?? [];
  const list = of('SearchList');
  const own = ['PrimaryDnsSuffix', 'NV Domain', 'Domain', 'DhcpDomain'].flatMap(of);
  const domains = (list.length > 0 ? list : own).map((one) =>
    one.toLowerCase().replace(/^\.+|\.+$/g, ''),
  );
  return [...new Set(domains.filter((one) => one !== ''))];
}
