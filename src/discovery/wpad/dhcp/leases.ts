import { execFile } from 'node:child_process';
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type DhcpWord, dhcpWord } from './dhcp-option.ts';
import {
  type Kept,
  readDhclientLease,
  readDhcpcdLease,
  readMacLease,
  readNetworkdLease,
  readNetworkManager,
} from './read-lease.ts';

/** A folder in which a client of DHCP keeps its leases. */
interface LeasePlace {
  readonly folder: string;
  readonly file: RegExp;
  readonly read: (bytes: Buffer, now: number) => Kept | undefined;
}

const dhclient = (bytes: Buffer, now: number): Kept | undefined =>
  readDhclientLease(bytes.toString('latin1'), now);

const places: readonly LeasePlace[] = [
  {
    folder: '/run/systemd/netif/leases',
    file: /^\d+$/,
    read: (bytes) => readNetworkdLease(bytes.toString('latin1')),
  },
  { folder: '/var/lib/dhcp', file: /^dhclient.*\.leases?$/, read: dhclient },
  { folder: '/var/lib/dhclient', file: /^dhclient.*\.leases?$/, read: dhclient },
  { folder: '/var/lib/NetworkManager', file: /^dhclient-.*\.lease$/, read: dhclient },
  { folder: '/var/lib/dhcpcd', file: /\.lease$/, read: (bytes) => readDhcpcdLease(bytes) },
  {
    folder: '/var/db/dhcpclient/leases',
    file: /./,
    read: (bytes) => readMacLease(bytes.toString('latin1')),
  },
];

const maxFiles = 32;
const maxFileBytes = 256 * 1024;
const askingMs = 2000;

export interface LeaseOptions {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Where the folders are; a test has its own. */
  readonly root?: string;
  /** What NetworkManager says of its leases; undefined where there is none. */
  readonly networkManager?: () => Promise<string | undefined>;
}

/**
 * What the leases of this machine keep of option 252, the first that has it first. A client that did
 * not ask for the option keeps none, so a lease without it says nothing of the server.
 */
export async function leasedOptions({
  now,
  root = '/',
  networkManager = askNetworkManager,
}: LeaseOptions): Promise<readonly DhcpWord[]> {
  const words: DhcpWord[] = [];
  for (const { folder, file, read } of places) {
    const names = await readdir(join(root, folder)).catch((): string[] => []);
    for (const name of names.filter((one) => file.test(one)).slice(0, maxFiles)) {
      const bytes = await readStart(join(root, folder, name)).catch(() => undefined);
      const kept = bytes && read(bytes, now);
      if (kept?.bytes) words.push(dhcpWord(kept.bytes, `${folder}/${name}`));
    }
  }
  const said = await networkManager();
  const kept = said === undefined ? undefined : readNetworkManager(said);
  if (kept?.bytes) words.push(dhcpWord(kept.bytes, 'NetworkManager'));
  return words;
}

function askNetworkManager(): Promise<string | undefined> {
  const options = {
    timeout: askingMs,
    maxBuffer: maxFileBytes,
    env: { ...process.env, LC_ALL: 'C' },
  };
  return new Promise((done) => {
    execFile('nmcli', ['-t', '-f', 'DHCP4', 'device', 'show'], options, (error, stdout) => {
      done(error ? undefined : stdout);
    });
  });
}

/** The end of a long one: dhclient writes the newest last. */
async function readStart(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const position = Math.max(0, size - maxFileBytes);
    const { buffer, bytesRead } = await file.read({
      buffer: Buffer.alloc(maxFileBytes),
      position,
    });
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
