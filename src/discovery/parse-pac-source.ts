import type { SettingFlaw } from '../model/route/route.ts';
import { startOf } from '../model/text/start-of.ts';
import { withoutLogin } from './without-login.ts';

const maxTextLength = 1000;

export type PacSource =
  | { readonly pac: string }
  /** `raw` without credentials. */
  | { readonly raw: string; readonly flaw: SettingFlaw };

/**
 * Reads where a PAC file comes from: an http: or https: URL, as WinHTTP demands. A login in it is
 * a flaw, as it is never sent; so are other schemes. Never throws.
 */
export function parsePacSource(text: string): PacSource {
  const trimmed = text.trim();
  if (trimmed.length > maxTextLength || !URL.canParse(trimmed)) {
    const raw = startOf(withoutLogin(trimmed), maxTextLength);
    return { raw, flaw: raw === trimmed ? 'host' : 'credentials' };
  }
  const url = new URL(trimmed);
  if (url.username !== '' || url.password !== '') {
    url.username = '';
    url.password = '';
    return { raw: url.href, flaw: 'credentials' };
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return { raw: withoutLogin(trimmed), flaw: 'scheme' };
  }
  return { pac: url.href };
}
