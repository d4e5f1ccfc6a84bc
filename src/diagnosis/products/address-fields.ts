import type { Detail } from './detail.ts';

/** The fields that a product appends to the address of its page, the most telling first. */
const fields: ReadonlyMap<string, readonly (readonly [field: string, name: Detail])[]> = new Map([
  [
    'Zscaler',
    [
      ['cat', 'category'],
      ['rule', 'ruleId'],
      ['reasoncode', 'ruleId'],
    ],
  ],
  ['Cloudflare Gateway', [['rule_id', 'ruleId']]],
  [
    'Cisco Secure Web Appliance',
    [
      ['url_cat', 'category'],
      ['decision_tag', 'ruleId'],
      ['id', 'reference'],
    ],
  ],
  ['Check Point', [['iid', 'reference']]],
  ['Cisco Meraki', [['blocked_categories', 'category']]],
  [
    'SquidGuard',
    [
      ['targetgroup', 'category'],
      ['targetclass', 'category'],
      ['t', 'category'],
    ],
  ],
]);

/** What the address tells that a product's page leads to. */
export function fieldsOf(
  product: string | undefined,
  lead: URL | undefined,
): readonly (readonly [Detail, string])[] {
  if (lead === undefined || product === undefined) return [];
  const known = fields.get(product) ?? [];
  if (product === 'e2guardian') return categoriesIn(lead.search);
  const values = new Map([...lead.searchParams].map(([key, value]) => [key.toLowerCase(), value]));
  return known.flatMap(([field, name]) => {
    const value = values.get(field);
    return value === undefined ? [] : [[name, value] as const];
  });
}

// `?DENIEDURL==…::IP==…::USER==…::CATEGORIES==…::REASON==…`, as its source writes it.
function categoriesIn(search: string): readonly (readonly [Detail, string])[] {
  const value = search.match(/::CATEGORIES==([^:]{1,200})/i)?.[1];
  return value === undefined ? [] : [['category', value.replace(/%20|\+/g, ' ')]];
}
