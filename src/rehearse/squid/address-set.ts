import { BlockList, isIP } from 'node:net';

/** The addresses of one ACL. */
export interface AddressSet {
  /** False for what is no address here: a name, a mask with holes, a form that is not plain. */
  readonly add: (value: string) => boolean;
  readonly has: (address: string) => boolean;
  /** It takes every address. */
  readonly isAll: () => boolean;
}

/** As acl/Ip.cc reads them: an address, a range of some, or those below a mask. */
export function addressSet(): AddressSet {
  const list = new BlockList();
  let isAll = false;
  return {
    add: (value) => {
      if (value === 'all' || everything.has(value)) {
        isAll = true;
        return true;
      }
      if (value === 'ipv4') {
        list.addSubnet('0.0.0.0', 0, 'ipv4');
        return true;
      }
      const [, from = '', to, mask] =
        /^([0-9a-f.:]+)(?:-([0-9a-f.:]+))?(?:\/([0-9.]+))?$/i.exec(value) ?? [];
      const family = familyOf(from);
      if (!family) return false;
      const bits = mask === undefined ? undefined : bitsOf(mask, family);
      const widest = family === 'ipv4' ? 32 : 128;
      if (mask !== undefined && bits === undefined) return false;
      if (to === undefined) {
        list.addSubnet(from, bits ?? widest, family);
        return true;
      }
      // A range with a mask takes what lies between its ends when both are masked.
      if (familyOf(to) !== family || (bits !== undefined && bits !== widest)) return false;
      return addRange(list, { from, to, family });
    },
    has: (address) => {
      const family = familyOf(address);
      return isAll || (family !== undefined && list.check(address, family));
    },
    isAll: () => isAll,
  };
}

/** Old ways to say `all`, which Squid takes and complains of. */
const everything: ReadonlySet<string> = new Set([
  '0/0',
  '0.0.0.0/0',
  '0.0.0.0/0.0.0.0',
  '0.0.0.0-255.255.255.255',
  '0.0.0.0-0.0.0.0/0',
]);

type Family = 'ipv4' | 'ipv6';

function familyOf(address: string): Family | undefined {
  const family = isIP(address);
  return family === 4 ? 'ipv4' : family === 6 ? 'ipv6' : undefined;
}

function addRange(
  list: BlockList,
  { from, to, family }: { readonly from: string; readonly to: string; readonly family: Family },
): boolean {
  try {
    list.addRange(from, to, family);
    return true;
  } catch {
    // Its end lies before its beginning.
    return false;
  }
}

/** `24`, or `255.255.255.0` without holes. */
function bitsOf(mask: string, family: Family): number | undefined {
  if (/^\d{1,3}$/.test(mask)) {
    const bits = Number(mask);
    return bits <= (family === 'ipv4' ? 32 : 128) ? bits : undefined;
  }
  if (family !== 'ipv4' || isIP(mask) !== 4) return undefined;
  const bits = mask
    .split('.')
    .map((part) => Number(part).toString(2).padStart(8, '0'))
    .join('');
  return /^1*0*$/.test(bits) ? bits.replace(/0/g, '').length : undefined;
}
