import { inBrackets } from '../../model/address/endpoint.ts';
import { decodeText } from './decode-text.ts';
import { headerOf, type Page, redirectOf } from './page.ts';

const longest = 2048;
/** Scripts and metas that send a browser on stand at the top of a page that does little else. */
const maxBodyCharacters = 16 * 1024;

const target = `["']([^"'<>\\s]{1,${longest}})["']`;
// `location = "…"`, `location.href = "…"`, `window.location.replace("…")`, `.assign("…")`.
const byScript = new RegExp(
  `\\blocation(?:\\.href)?\\s{0,9}(?:=|\\.\\s{0,9}(?:replace|assign)\\s{0,9}\\()\\s{0,9}${target}`,
  'i',
);
const byMeta = /<meta\s[^>]{0,300}http-equiv\s{0,9}=\s{0,9}["']?refresh\b[^>]{0,3000}>/i;
const url = new RegExp(`url\\s{0,9}=\\s{0,9}["']?([^"'<>\\s]{1,${longest}})`, 'i');

/**
 * Where a page sends a browser: by `Location`, by `Refresh` (a header, or a meta element), or by a
 * script that does it at once. An absolute http or https URL without user information; undefined
 * where it leads nowhere, or somewhere that no browser follows by itself.
 */
export function leadOf(page: Page, host: string): URL | undefined {
  const raw = redirectOf(page) ?? refreshOf(page) ?? scriptedOf(page);
  if (raw === undefined || raw.length > longest) return undefined;
  const lead = URL.parse(raw, `http://${inBrackets(host)}/`);
  if (lead === null || !/^https?:$/.test(lead.protocol)) return undefined;
  lead.username = '';
  lead.password = '';
  return lead;
}

function refreshOf(page: Page): string | undefined {
  const meta = page.body?.slice(0, maxBodyCharacters).match(byMeta)?.[0];
  const refresh = headerOf(page, 'refresh') ?? (meta && decodeText(meta));
  return refresh?.match(url)?.[1];
}

// A service's own page may do so too, but does not consist of it.
function scriptedOf({ body }: Page): string | undefined {
  if (body === undefined || body.length > maxBodyCharacters) return undefined;
  return body.match(byScript)?.[1];
}
