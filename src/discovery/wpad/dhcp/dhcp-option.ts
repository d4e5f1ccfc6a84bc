import { startOf } from '../../../model/text/start-of.ts';
/** The option that names a PAC file, by agreement and not by an RFC. */
export const pacOption = 252;

const maxUrlLength = 2048;

/** What DHCP says of a PAC file, and where it says so; or why nobody was asked. */
export type DhcpWord =
  | { readonly outcome: 'url'; readonly url: string; readonly place: string }
  /** There is the option, and what it holds is no URL of http. */
  | { readonly outcome: 'no-url'; readonly text: string; readonly place: string }
  | { readonly outcome: 'no-option'; readonly place: string }
  | { readonly outcome: 'silent'; readonly place: string }
  | {
      readonly outcome: 'port-taken' | 'forbidden' | 'no-interface' | 'other-machine' | 'failed';
      readonly detail?: string;
    };

/**
 * The word of one option: as Chromium takes it, cut at its first NUL and without the blanks and line
 * ends that servers send behind it. An empty one is none.
 */
export function dhcpWord(bytes: Uint8Array | undefined, place: string): DhcpWord {
  const [text = ''] = Buffer.from(bytes ?? [])
    .toString('latin1')
    .split('\0', 1);
  const said = text.trim();
  if (said === '') return { outcome: 'no-option', place };
  const isUrl = /^https?:\/\/[\x21-\x7e]+$/i.test(said) && said.length <= maxUrlLength;
  const url = isUrl ? URL.parse(said) : null;
  // A login in an address is sent to nobody.
  if (url && url.username === '' && url.password === '') {
    return { outcome: 'url', url: said, place };
  }
  return { outcome: 'no-url', text: printable(said), place };
}

function printable(text: string): string {
  return startOf(text, 200).replace(/[^\x20-\x7e]/g, '?');
}
