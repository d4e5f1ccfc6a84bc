/** The products, and forms, in which rules can be written. */
export const ruleDialects = [
  'squid',
  'pan-os',
  'fortigate',
  'check-point',
  'cisco',
  'zscaler',
  'azure-firewall',
  'aws-network-firewall',
  'pfsense',
  'opnsense',
  'nftables',
  'windows-firewall',
  'pac',
  'no-proxy',
  'csv',
  'json',
] as const;
export type RuleDialect = (typeof ruleDialects)[number];
