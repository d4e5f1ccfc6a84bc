/** The category, the rule (policy, code of the decision), the number in the product's log. */
export type Detail = 'category' | 'ruleId' | 'reference';

const persons: readonly RegExp[] = [
  /\d{1,3}(?:\.\d{1,3}){3}/, // an IPv4 address
  /(?:[\da-f]{0,4}:){3}/i, // an IPv6 address, a MAC address
  /(?:[\da-f]{2}-){5}/i,
  /@/, // a mail address, a principal
  /\\/, // DOMAIN\user
  /:\/\//, // an address of the web, which may hold all of these
];

/** Whether a text names neither a person nor a machine, as far as its form tells. */
export function isHarmless(text: string): boolean {
  return !persons.some((pattern) => pattern.test(text));
}
