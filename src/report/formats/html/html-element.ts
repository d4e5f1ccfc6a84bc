import type { Noun } from '../../blocks/block.ts';
import { escapeHtml } from './html-text.ts';

/** An element around what is HTML already. */
export function element(name: string, html: string): string {
  return `<${name}>${html}</${name}>`;
}

/** How many things a page leaves out; nothing where it has them all. */
export function rest(count: number, noun: Noun): string {
  if (count <= 0) return '';
  return `<p>And ${count} more ${escapeHtml(noun)}${count === 1 ? '' : 's'}: the JSON report holds every one.</p>`;
}

/** What is HTML already, leading to a place of the page where there is one. */
export function linked(html: string, place: string | undefined): string {
  return place === undefined ? html : `<a href="#${place}">${html}</a>`;
}
