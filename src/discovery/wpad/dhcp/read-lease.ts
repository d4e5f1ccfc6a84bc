import { readDhcpMessage } from '../../../net/dhcp/dhcp-message.ts';
import { pacOption } from './dhcp-option.ts';

/** What a lease keeps of option 252; `undefined`: it does not have it. */
export type Kept = { readonly bytes: Buffer | undefined };

/**
 * The last lease of a file of dhclient (dhclient.leases(5)) that has not run out at `now`,
 * milliseconds since 1970. The option is named by whoever configured it, so it is known by `wpad` or
 * `proxy` in its name, or by its number; bytes may stand as text or as hexadecimal.
 */
export function readDhclientLease(text: string, now: number): Kept | undefined {
  const blocks = text.split(/^lease(?:4)? \{/m).slice(1);
  const last = blocks.at(-1);
  if (last === undefined || hasRunOut(last, now)) return undefined;
  for (const line of last.split('\n').slice(0, maxLines)) {
    const [, name = '', value = ''] = /^\s*option ([\w.-]{1,64}) (.{1,8192});\s*$/.exec(line) ?? [];
    if (isPacOption(name)) return { bytes: bytesOf(value) };
  }
  return { bytes: undefined };
}

/** A lease of systemd-networkd, `/run/systemd/netif/leases/N`: `OPTION_252=` in hexadecimal. */
export function readNetworkdLease(text: string): Kept {
  const [, hex] = /^OPTION_252=((?:[\da-f]{2}){0,4096})\s*$/im.exec(text) ?? [];
  return { bytes: hex === undefined ? undefined : Buffer.from(hex, 'hex') };
}

/** What `nmcli -t -f DHCP4 device show` says: `DHCP4.OPTION[7]:wpad = http://…`, one a line. */
export function readNetworkManager(text: string): Kept | undefined {
  if (!/^DHCP4\.OPTION/m.test(text)) return undefined;
  const [, value] = /^DHCP4\.OPTION\[\d{1,4}\]:wpad = (.{1,8192})$/m.exec(text) ?? [];
  // Its terse form sets a backslash before a colon.
  return { bytes: value === undefined ? undefined : Buffer.from(value.replace(/\\(.)/g, '$1')) };
}

/** A lease of dhcpcd: the message of the server as it came. */
export function readDhcpcdLease(bytes: Uint8Array): Kept | undefined {
  const message = readDhcpMessage(bytes);
  return message && { bytes: message.options.get(pacOption) };
}

/** A lease of macOS (`/var/db/dhcpclient/leases`): a property list with that message in it. */
export function readMacLease(text: string): Kept | undefined {
  const [, data = ''] =
    /<key>PacketData<\/key>\s*<data>([A-Za-z\d+/=\s]{1,90000})<\/data>/.exec(text) ?? [];
  return readDhcpcdLease(Buffer.from(data, 'base64'));
}

const maxLines = 1000;

function isPacOption(name: string): boolean {
  return /wpad|proxy-auto|auto-?proxy/i.test(name) || /^(?:unknown|option)[-.]252$/.test(name);
}

/** `"http://…"` with its escapes, or `68:74:74:70`. */
function bytesOf(value: string): Buffer {
  const [, quoted] = /^"(.*)"$/.exec(value) ?? [];
  if (quoted !== undefined) {
    const plain = quoted.replace(/\\(?:([0-7]{3})|(.))/g, (_, octal?: string, other?: string) =>
      octal === undefined ? (other ?? '') : String.fromCharCode(Number.parseInt(octal, 8) & 255),
    );
    return Buffer.from(plain, 'latin1');
  }
  const isHex = /^[\da-f]{1,2}(?::[\da-f]{1,2})*$/i.test(value);
  if (!isHex) return Buffer.from(value, 'latin1');
  return Buffer.from(value.split(':').map((part) => Number.parseInt(part, 16)));
}

/** `expire 6 2026/11/28 20:00:00;`, in UTC, or `expire epoch 1796000000;`. */
function hasRunOut(lease: string, now: number): boolean {
  const [, epoch, day, time] =
    /^\s*expire (?:epoch (\d{1,12})|\d (\d{4}\/\d\d\/\d\d) (\d\d:\d\d:\d\d))/m.exec(lease) ?? [];
  if (epoch !== undefined) return Number(epoch) * 1000 < now;
  if (day === undefined) return false;
  return Date.parse(`${day.replaceAll('/', '-')}T${time}Z`) < now;
}
