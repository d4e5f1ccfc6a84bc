import { brandOf, registrableDomain } from '../diagnosis/page/registrable-domain.ts';
import { signInWord } from '../diagnosis/page/sign-in-hosts.ts';
import { isInside } from '../model/address/is-inside.ts';
import { addressBook } from './address-book.ts';
import type { PublicWords } from './public-words.ts';

/** Makes what stands in the place of names. The same name has the same one, through a whole run. */
export interface Pseudonyms {
  /** A host name, a pattern of one, or an address. */
  readonly host: (host: string) => string;
  /** `host:port`, `[address]:port`. */
  readonly place: (place: string) => string;
  /** Anything else that has a name, such as `list-1` for `kind` "list"; a public word stays. */
  readonly word: (text: string, kind: string) => string;
  /** The same, public or not. */
  readonly number: (text: string, kind: string) => string;
}

/** What stays in any name: it says what a host is for, and not whose it is. */
const common = /^(?:\*|www|wpad|localhost|privatelink|crl\d?|ocsp\d?)?$/;

/**
 * Names are replaced label by label, so that what is below a domain stays below it, a bare name
 * stays bare, a name that is known inside a network alone stays one, and one of a login is one.
 */
export function pseudonyms(known: PublicWords): Pseudonyms {
  const numbers = new Map<string, Map<string, string>>();
  const addresses = addressBook();
  const brands = new Set([...known.domains].map(brandOf));
  const number = (text: string, kind: string): string => {
    const ofKind = numbers.get(kind) ?? new Map<string, string>();
    numbers.set(kind, ofKind);
    const made = ofKind.get(text) ?? `${kind}-${ofKind.size + 1}`;
    ofKind.set(text, made);
    return made;
  };
  const labels = (text: string, isPublic: boolean): string =>
    text
      .split('.')
      .map((label) => {
        const isKnown = common.test(label) || (isPublic && known.labels.has(label));
        return isKnown ? label : number(label, signInWord(label) ?? 'name');
      })
      .join('.');
  // Whose label is one stay one owner's: `contoso.de` beside `contoso.com`. A service's own is kept.
  const owned = (domain: string, host: string): string => {
    const brand = brandOf(domain);
    if (isInside(host)) {
      const ending = host.slice(host.lastIndexOf('.') + 1);
      return `${number(brand, 'company')}.${ending === 'arpa' ? 'internal' : ending}`;
    }
    const owner = brands.has(brand) ? brand : number(brand, 'company');
    return number(domain, `${owner}.example`).replace(/-1$/, '');
  };
  const name = (text: string): string => {
    const lower = text.toLowerCase();
    const plain = lower.replace(/\.$/, '').replace(/^\.|^\*\./, '');
    if (known.hosts.has(plain) || !plain.includes('.')) {
      return known.hosts.has(plain) || text === '' ? text : labels(lower, false);
    }
    const domain = registrableDomain(plain);
    const isPublic = known.domains.has(domain);
    const before = lower.slice(0, lower.lastIndexOf(domain));
    const after = lower.endsWith('.') ? '.' : '';
    const kept = isPublic ? domain : owned(domain, plain);
    return `${labels(before, isPublic)}${kept}${after}`;
  };
  const host = (text: string): string => {
    const address = addresses(text);
    if (address !== undefined) return address;
    // No name, and no address either: it is taken for one of IPv6 by its colon all the same.
    return text.includes(':') ? `${number(text, 'address')}:` : name(text);
  };
  return {
    host,
    place: (text) => {
      const [, bracketed, plain, port = ''] =
        /^(?:\[([^\]]*)\]|(.*?))(:(?:\d{1,5}|\*))?$/s.exec(text) ?? [];
      return bracketed === undefined
        ? `${host(plain ?? text)}${port}`
        : `[${host(bracketed)}]${port}`;
    },
    word: (text, kind) =>
      text === '' || known.texts.has(text.toLowerCase()) ? text : number(text, kind),
    number,
  };
}
