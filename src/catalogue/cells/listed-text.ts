import { isIP } from 'node:net';

const longest = 4096;

/**
 * An address as lists hold it, in the spelling that can be read: without characters that nobody sees,
 * with `hxxp` and `[.]` undone, and with a firewall's leading dot or caret as the wildcard that it is.
 */
export function listedText(written: string): string {
  // No address is so long, and what looks for the ends of one takes its time.
  if (written.length > longest) return written;
  const text = visibleText(written)
    .trim()
    .replace(/^\[([^[\]]+)\]\(https?:[^()\s]*\)$/i, '$1')
    .replace(wrapping, '')
    .replace(footnote, '')
    .replace(/^hxxp(s?)(?=:|\[)/i, 'http$1')
    .replace(/^(https?)(?::\/?|\/\/)(?=[\p{L}\d*])/iu, '$1://')
    .replace(/^(?:tcp|tls|ssl|wss):\/\//i, (scheme) => (/^tcp/i.test(scheme) ? '' : 'https://'))
    .replace(/^ws:\/\//i, 'http://')
    .replace(/[[({](?:\.|dot)[\])}]/gi, '.')
    .replace(/\[:(\/\/)?\]/g, ':$1')
    .replace(/^\|\|/, '')
    .replace(/(?<=[a-z])\^$/i, '')
    .replace(/^(https?:\/\/)?(?:\^\.?|\.)(?=[\p{L}\d])/iu, '$1*.');
  if (isIP(text) === 6) return `[${text}]`;
  return /^(.+:\d{1,5})\/tcp$/i.exec(text)?.[1] ?? text;
}

/** Whether a mark of a footnote ends a text: nothing that a name could end in. */
export function hasFootnote(text: string): boolean {
  return text.length <= longest && footnote.test(text.trim());
}

/** Behind a path a star is a wildcard. */
const footnote = /(?<=^[^/]*[\p{L}\d])(?:\*{1,3}|[†‡§¹²³⁰⁴-⁹]+)$/u;

/** Quotes and brackets around an address. */
const wrapping = /^[<"'`(“”„‟‘’‚«»‹›]+|[>"'`)“”„‟‘’‚«»‹›]+$/gu;

/** Without zero-width and other format characters; every blank is a plain one. */
export function visibleText(text: string): string {
  return text.replace(/\p{Cf}/gu, '').replace(/[^\S\r\n\t]/gu, ' ');
}

/** Whether a text is a range of addresses (`10.0.0.0/8`, `10.0.0.1-10.0.0.9`, `10.0.*`, with a mask), which is no host. */
export function isAddressRange(text: string): boolean {
  if (text.length > longest) return false;
  const bare = text.trim().replace(wrapping, '');
  return (
    /^\d{1,3}(?:\.\d{1,3}){3}\s*(?:\/\s*(?:\d{1,2}|\d{1,3}(?:\.\d{1,3}){3})|\s+\d{1,3}(?:\.\d{1,3}){3}|[-–]\s*\d{1,3}(?:\.\d{1,3}){0,3})$/.test(
      bare,
    ) ||
    /^\d{1,3}(?:\.(?:\d{1,3}|\*|x)){0,2}\.(?:\*|x)$/i.test(bare) ||
    /^\[?[\da-f]{0,4}(?::[\da-f]{0,4}){2,7}\]?\s*(?:\/\s*\d{1,3}|[-–]\s*[\da-f:]+)$/i.test(bare)
  );
}
