/** The products, and forms, in which rules can be written. */
export const ruleDialects = ['squid', 'csv', 'json'] as const;
export type RuleDialect = (typeof ruleDialects)[number];
