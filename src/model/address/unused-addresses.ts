/** Addresses for documentation (RFC 5737), one of each network: no host has one. */
export const unusedAddresses = ['192.0.2.1', '198.51.100.1', '203.0.113.1'] as const;

/** The ports at which devices on the way accept connections for everybody, and the scheme of each. */
export const interceptedPorts = [
  { scheme: 'https', port: 443 },
  { scheme: 'http', port: 80 },
] as const;
