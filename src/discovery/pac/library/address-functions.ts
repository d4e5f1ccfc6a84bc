export interface AddressFunctions {
  dnsResolve(...args: unknown[]): string | null;
  isResolvable(...args: unknown[]): boolean;
  isInNet(...args: unknown[]): boolean;
  myIpAddress(): string;
  convert_addr(address: unknown): number;
  dnsResolveEx(...args: unknown[]): string;
  isResolvableEx(...args: unknown[]): boolean;
  isInNetEx(...args: unknown[]): boolean;
  myIpAddressEx(): string;
  sortIpAddressList(...args: unknown[]): string | false;
  getClientVersion(): string;
}

/**
 * The functions of a PAC file that know addresses: Netscape's for IPv4, and Microsoft's `Ex` set
 * for both families, IPv6 first. Too few arguments throw. The text of this function is evaluated inside the script's machine, so it
 * refers to nothing outside of itself. `lookup` gives a name's addresses joined by `;`, nothing on
 * failure; `own` are this machine's, IPv4 first.
 * @see https://learn.microsoft.com/windows/win32/winhttp/ipv6-extensions-to-navigator-auto-config-file-format
 */
export function addressFunctions(
  lookup: (name: string) => unknown,
  own: readonly string[],
): AddressFunctions {
  const maxNameLength = 260;

  const parse4 = (text: string): number[] | undefined => {
    const found = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text);
    const bytes = found?.slice(1).map(Number);
    return bytes?.every((byte) => byte <= 255) ? bytes : undefined;
  };

  const groups = (text: string): number[] => {
    if (text === '') return [];
    return text.split(':').flatMap((group) => {
      const four = parse4(group);
      if (four) return four;
      const value = /^[0-9a-f]{1,4}$/i.test(group) ? Number.parseInt(group, 16) : Number.NaN;
      return [value >> 8, Number.isNaN(value) ? value : value & 255];
    });
  };

  const parse6 = (text: string): number[] | undefined => {
    const halves = text.replace(/%.*$/, '').split('::');
    if (!text.includes(':') || halves.length > 2) return undefined;
    const head = groups(halves[0] ?? '');
    const tail = groups(halves[1] ?? '');
    const missing = 16 - head.length - tail.length;
    const fits = halves.length === 2 ? missing >= 2 : missing === 0;
    if (!fits || [...head, ...tail].some(Number.isNaN)) return undefined;
    return [...head, ...Array.from({ length: missing }, () => 0), ...tail];
  };

  const parse = (text: string): number[] | undefined => parse4(text) ?? parse6(text);

  // `null` is what `dnsResolve` gave for a name without an address, and no name itself.
  const addressesOf = (host: unknown): string[] => {
    if (host === null || host === undefined) return [];
    const text = String(host);
    if (text === '' || text.length > maxNameLength) return [];
    const name = text.replace(/^\[|\]$/g, '');
    if (parse(name)) return [name];
    // No name server is asked for it (RFC 6761).
    if (/^(?:[^.]+\.)*localhost\.?$/i.test(name)) return ['127.0.0.1', '::1'];
    const found = lookup(name);
    return typeof found === 'string' && found !== '' ? found.split(';') : [];
  };

  const sixFirst = (addresses: readonly string[]): string[] => [
    ...addresses.filter((address) => address.includes(':')),
    ...addresses.filter((address) => !address.includes(':')),
  ];

  // A list as `dnsResolveEx` and `myIpAddressEx` give it, or one host.
  const addressesOfAll = (hosts: unknown): string[] => {
    const parts = hosts === null || hosts === undefined ? [] : String(hosts).split(';');
    return parts.flatMap((host) => addressesOf(host.trim()));
  };

  const first4 = (host: unknown): string | null =>
    addressesOf(host).find((address) => parse4(address)) ?? null;

  const sharesBits = (a: readonly number[], b: readonly number[], bits: number): boolean =>
    a.every((byte, i) => {
      const rest = Math.min(8, Math.max(0, bits - i * 8));
      return byte >> (8 - rest) === (b[i] ?? 0) >> (8 - rest);
    });

  // Microsoft's own example, 3ffe:8311:ffff/48, leaves the end out.
  const parsePrefix = (text: string): number[] | undefined =>
    parse(text) ?? (text.includes(':') ? parse6(`${text.replace(/:+$/, '')}::`) : undefined);

  const compare = (a: readonly number[], b: readonly number[]): number => {
    if (a.length !== b.length) return b.length - a.length;
    const at = a.findIndex((byte, i) => byte !== b[i]);
    return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
  };

  const need = (name: string, count: number, args: readonly unknown[]): void => {
    if (args.length < count) {
      throw new TypeError(`${name}() takes ${count} arguments, not ${args.length}`);
    }
  };

  return {
    dnsResolve: (...args) => {
      need('dnsResolve', 1, args);
      return first4(args[0]);
    },
    isResolvable: (...args) => {
      need('isResolvable', 1, args);
      return first4(args[0]) !== null;
    },
    isInNet: (...args) => {
      need('isInNet', 3, args);
      const [host, network, mask] = args;
      const base = parse4(String(network));
      const bits = parse4(String(mask));
      if (!base || !bits) return false;
      const address = parse4(first4(host) ?? '');
      return address?.every((byte, i) => ((byte ^ (base[i] ?? 0)) & (bits[i] ?? 0)) === 0) ?? false;
    },
    myIpAddress: () => own.find((address) => parse4(address)) ?? '127.0.0.1',
    convert_addr: (address) => {
      const [a = 0, b = 0, c = 0, d = 0] = parse4(String(address)) ?? [];
      return (a << 24) | (b << 16) | (c << 8) | d;
    },
    dnsResolveEx: (...args) => {
      need('dnsResolveEx', 1, args);
      return sixFirst(addressesOf(args[0])).join(';');
    },
    isResolvableEx: (...args) => {
      need('isResolvableEx', 1, args);
      return addressesOf(args[0]).length > 0;
    },
    isInNetEx: (...args) => {
      need('isInNetEx', 2, args);
      const [hosts, prefix] = args;
      const [, text = '', digits = ''] = /^(.+)\/(\d{1,3})$/.exec(String(prefix).trim()) ?? [];
      const base = parsePrefix(text);
      const bits = Number(digits);
      if (!base || digits === '' || bits > base.length * 8) return false;
      return addressesOfAll(hosts).some((address) => {
        const bytes = parse(address);
        return bytes !== undefined && bytes.length === base.length && sharesBits(bytes, base, bits);
      });
    },
    myIpAddressEx: () => sixFirst(own).join(';'),
    sortIpAddressList: (...args) => {
      need('sortIpAddressList', 1, args);
      const [list] = args;
      // Microsoft's page: an empty text where there is nothing to sort.
      if (list === '') return '';
      const parts = String(list)
        .split(/[;\s]+/)
        .filter((part) => part !== '');
      const parsed = parts.map((text) => ({ text, bytes: parse(text) ?? [] }));
      if (parsed.length === 0 || parsed.some(({ bytes }) => bytes.length === 0)) return false;
      return parsed
        .sort((a, b) => compare(a.bytes, b.bytes))
        .map(({ text }) => text)
        .join(';');
    },
    getClientVersion: () => '1.0',
  };
}
