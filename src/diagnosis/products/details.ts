import { startOf } from '../../model/text/start-of.ts';
import type { Page } from '../page/page.ts';
import { visibleLines } from '../page/visible-lines.ts';
import { fieldsOf } from './address-fields.ts';
import { type Detail, isHarmless } from './detail.ts';

/** What a refusal says of itself, for those who must change the rule. */
export type Details = Readonly<Partial<Record<Detail, string>>>;

const longest = 120;

/** What stands before a value on a page, in lower case. */
const labels: ReadonlyMap<string, Detail> = new Map([
  ['category', 'category'],
  ['categories', 'category'],
  ['url category', 'category'],
  ['web category', 'category'],
  ['site category', 'category'],
  ['this site was categorized in', 'category'],
  ['rule', 'ruleId'],
  ['rule name', 'ruleId'],
  ['rule id', 'ruleId'],
  ['policy', 'ruleId'],
  ['policy name', 'ruleId'],
  ['policy id', 'ruleId'],
  ['notification', 'ruleId'],
  ['url source', 'ruleId'],
  ['block type', 'ruleId'],
  ['reference', 'reference'],
  ['reference id', 'reference'],
  ['reference number', 'reference'],
  ['incident id', 'reference'],
  ['event id', 'reference'],
  ['transaction id', 'reference'],
]);

/** What stands behind a label that has no value. */
const nextLabels = /^(?:url|user ?name|user|group(?: name)?|(?:client|source|server) ip|ip|date)$/i;

/** Sentences that hold a value. */
const sentences: readonly (readonly [name: Detail, pattern: RegExp])[] = [
  ['category', /\bcontent categori[sz]ation: ?"?([^"<]{1,120})/i], // Blue Coat
  ['category', /\bnot allowed to browse (?:the )?([^"<]{1,80}?) category\b/i], // Zscaler
  ['category', /\bbecause the web category "([^"<]{1,80})"/i], // Cisco Secure Web Appliance
  ['category', /\blisted in categories \(([^()<]{1,120})\)/i], // Skyhigh
  ['category', /\bcategory: (\w{2,80}) reason: /i], // Juniper
  ['ruleId', /\breason: (by_\w{2,40})/i],
  ['ruleId', /\breasoncode=([a-z_]{3,40})\b/i], // Zscaler
  ['ruleId', /\baccess denied \(([a-z_]{3,40})\)/i], // Blue Coat
  ['ruleId', /\bnetwork error \(([a-z_]{3,40})\)/i],
  // Cisco Secure Web Appliance; what follows the decision tells of the client.
  ['ruleId', /\bnotification codes: \([^,()<]{1,20}, ?([a-z_]{2,30})/i],
];

/**
 * The category, the rule and the reference that a page or the address it leads to shows, each at
 * most 120 characters. What looks like an address or a person is left out, wherever it stands.
 */
export function detailsOf(
  page: Page,
  { product, lead }: { product: string | undefined; lead: URL | undefined },
): Details {
  const details: Partial<Record<Detail, string>> = {};
  const body = page.body ?? '';
  const found = [
    ...fieldsOf(product, lead),
    ...sentencesIn(body),
    ...(body === '' ? [] : labelledIn(visibleLines(body), { isKnown: product !== undefined })),
  ];
  for (const [name, raw] of found) {
    const value = startOf(raw.trim(), longest);
    if (value !== '' && isHarmless(value)) details[name] ??= value;
  }
  return details;
}

function sentencesIn(body: string): readonly (readonly [Detail, string])[] {
  return sentences.flatMap(([name, pattern]) => {
    const value = body.match(pattern)?.[1];
    return value === undefined ? [] : [[name, value] as const];
  });
}

// In a cell of its own a label needs no colon; on an unknown page it might be a word of a menu.
function labelledIn(
  lines: readonly string[],
  { isKnown }: { isKnown: boolean },
): readonly (readonly [Detail, string])[] {
  return lines.flatMap((line, index) => {
    const colon = line.indexOf(':');
    if (colon < 0 && !isKnown) return [];
    const name = labels.get((colon < 0 ? line : line.slice(0, colon)).trim().toLowerCase());
    if (name === undefined) return [];
    const own = colon < 0 ? '' : line.slice(colon + 1).trim();
    const value = own === '' ? (lines[index + 1] ?? '') : own;
    const isLabel =
      value.endsWith(':') || nextLabels.test(value) || labels.has(value.toLowerCase());
    return isLabel ? [] : [[name, value] as const];
  });
}
