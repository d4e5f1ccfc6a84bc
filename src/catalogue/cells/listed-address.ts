import { listedText } from './listed-text.ts';
import { type Address, parseAddress } from './parse-address.ts';
import type { CellPorts } from './parse-ports.ts';

const maxStars = 3;

/**
 * An address as a list holds it. There a bare word is no host: it is a heading, a service tag or a
 * remark. A wildcard may have its star within a name (`gw-*.x.example`), as firewalls have it; two
 * whole labels must stand behind it.
 */
export function listedAddress(written: string, port: Port): Address | undefined {
  // A cell is asked what it holds more than once.
  if (last?.written !== written || last.port !== port) {
    last = { written, port, address: readAddress(written, port) };
  }
  return last.address;
}

type Port = CellPorts['ports'][number] | undefined;

let last:
  | { readonly written: string; readonly port: Port; readonly address: Address | undefined }
  | undefined;

function readAddress(written: string, port: Port): Address | undefined {
  const text = listedText(written);
  const scheme = port?.scheme === undefined || text.includes('://') ? '' : `${port.scheme}://`;
  const given = port === undefined ? {} : { port: port.port };
  const parsed = parseAddress(`${scheme}${text}`, given);
  const address = 'why' in parsed ? withStars(`${scheme}${text}`, given) : parsed;
  if (!address) return undefined;
  return address.host.includes('.') || text.includes('://') || address.host.includes(':')
    ? address
    : undefined;
}

/** Read with a word in the place of each star within its name. */
function withStars(text: string, given: { readonly port?: number }): Address | undefined {
  const [, before = '', host = '', rest = ''] = /^([a-z]+:\/\/)?([^/:?#]*)(.*)$/is.exec(text) ?? [];
  const stars = host.split('*').length - 1;
  if (stars === 0 || stars > maxStars || host.includes(star)) return undefined;
  const [, lead = '', name = ''] = /^(\*\.)?(.*)$/s.exec(host) ?? [];
  if (!/\.[^.*]+\.[^.*]+\.?$/.test(`.${name}`) || /\.[^.]*\*[^.]*\.?$/.test(name)) return undefined;
  const parsed = parseAddress(`${before}${lead}${name.replaceAll('*', star)}${rest}`, given);
  return 'why' in parsed ? undefined : { ...parsed, host: parsed.host.replaceAll(star, '*') };
}

/** No name has it. */
const star = 'xz0star0zx';
