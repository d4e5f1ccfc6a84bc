import { execFile } from 'node:child_process';
import process from 'node:process';
import { promisify } from 'node:util';
import { version } from '../../src/setup/machine/version.ts';

const run = promisify(execFile);

/** Commands of others, and how each tells its version. */
const peers = {
  blackbox_exporter: ['prometheus-blackbox-exporter', '--version'],
  curl: ['curl', '--version'],
  openssl: ['openssl', 'version'],
  squid: ['squid', '-v'],
  tinyproxy: ['tinyproxy', '-v'],
} as const;

export type Peer = keyof typeof peers;

/** One line: netready's own version, that of Node, and those of the peers that are measured. */
export async function versions(names: readonly Peer[]): Promise<string> {
  const found = await Promise.all(names.map(versionOf));
  return [`netready ${version}`, `Node ${process.versions.node}`, ...found].join(', ');
}

async function versionOf(name: Peer): Promise<string> {
  const [command, ...args] = peers[name];
  const { stdout, stderr } = await run(command, args);
  const number = /\d+\.\d+[.\w]*/.exec(stdout || stderr)?.[0] ?? 'of an unknown version';
  return `${name} ${number}`;
}
