/** Words in an issuer's name, in lower case, and the product that signs under it. */
const inspectionProducts: readonly (readonly [word: string, product: string])[] = [
  ['zscaler', 'Zscaler'],
  ['fortinet', 'Fortinet'],
  ['fortigate', 'Fortinet'],
  ['palo alto', 'Palo Alto'],
  ['paloalto', 'Palo Alto'],
  ['check point', 'Check Point'],
  ['checkpoint', 'Check Point'],
  ['blue coat', 'Blue Coat'],
  ['bluecoat', 'Blue Coat'],
  ['symantec web security', 'Symantec'],
  ['symantec ssl visibility', 'Symantec'],
  ['forcepoint', 'Forcepoint'],
  ['websense', 'Forcepoint'],
  ['cisco', 'Cisco'],
  ['sophos', 'Sophos'],
  ['mcafee', 'Skyhigh (McAfee)'],
  ['skyhigh', 'Skyhigh (McAfee)'],
  ['barracuda', 'Barracuda'],
  ['sonicwall', 'SonicWall'],
  ['watchguard', 'WatchGuard'],
  ['netskope', 'Netskope'],
  ['goskope', 'Netskope'],
  ['iboss', 'iboss'],
  ['untangle', 'Untangle'],
  ['smoothwall', 'Smoothwall'],
  ['kaspersky', 'Kaspersky'],
  ['bitdefender', 'Bitdefender'],
  ['eset ssl filter', 'ESET'],
  ['avast', 'Avast'],
  ['mitmproxy', 'mitmproxy'],
  ['do_not_trust_fiddlerroot', 'Fiddler'],
  ['charles proxy', 'Charles'],
  ['portswigger', 'Burp'],
  ['squid', 'Squid'],
];

/** The inspection product that a chain's issuers name; undefined where none is known. */
export function inspectionProduct(issuers: readonly string[]): string | undefined {
  const names = issuers.join('\n').toLowerCase();
  return inspectionProducts.find(([word]) => names.includes(word))?.[1];
}

/** The words in a name that tell an inspection product, in lower case. */
export function inspectionWords(name: string): readonly string[] {
  const lower = name.toLowerCase();
  return inspectionProducts.flatMap(([word]) => (lower.includes(word) ? [word] : []));
}
