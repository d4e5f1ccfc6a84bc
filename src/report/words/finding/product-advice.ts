import type { Finding } from '../../../model/finding/finding.ts';
import { code, say, type Text } from '../../text/say.ts';
import { factText } from './fact.ts';

/** Where a product's own page refuses, its own terms say what to change. */
const refusing: readonly Finding['kind'][] = [
  'block-page',
  'proxy-policy-refusal',
  'plaintext-answer',
];

const byProduct: ReadonlyMap<string, Text> = new Map([
  [
    'Fortinet',
    say`On the FortiGate, exempt the service URLs by the URL filter of the web filter profile, or give them a rating of their own that is allowed, and exempt them in the SSL inspection profile.`,
  ],
  [
    'Palo Alto',
    say`In PAN-OS, put the service URLs into a custom URL category, allow it by a security rule above the one that refuses, and exclude it from decryption.`,
  ],
  [
    'Check Point',
    say`On the gateway, allow the service URLs as a custom site by a rule above the one that refuses, and bypass them in HTTPS Inspection.`,
  ],
  [
    'Zscaler',
    say`In ZIA, put the service URLs into a custom URL category, allow it by a URL filtering rule above the one that refuses, and exempt it from SSL inspection and from authentication.`,
  ],
  [
    'Netskope',
    say`Allow the service URLs by a real-time protection policy above the one that refuses, and exempt them by an SSL decryption policy or by a steering exception.`,
  ],
  [
    'Cloudflare Gateway',
    say`Allow the names by a DNS and by an HTTP policy above the one that blocks, and add a Do Not Inspect policy for them.`,
  ],
  [
    'Cisco Umbrella',
    say`Add the names to a destination list that the policy of this network allows, and to its selective decryption list.`,
  ],
  [
    'Cisco Secure Web Appliance',
    say`Put the service URLs into a custom URL category, allow it in the access policy, pass it through in the decryption policy, and exempt it from authentication by an identification profile.`,
  ],
  [
    'Cisco Meraki',
    say`Add the service URLs to the allowed URLs of content filtering, for the network and in each group policy.`,
  ],
  [
    'Blue Coat',
    say`On the ProxySG, allow the service URLs in the Web Access Layer above the rule that refuses, and exempt them in the SSL Intercept and Web Authentication Layers.`,
  ],
  [
    'Skyhigh (McAfee)',
    say`Add the service URLs to the global allow list, ahead of the rule set that refuses, and exclude them from the SSL scanner and from authentication.`,
  ],
  [
    'Forcepoint',
    say`Permit the service URLs by an exception for all clients, and add them to the bypass of SSL decryption and of authentication.`,
  ],
  [
    'Sophos',
    say`Add an exception for the service URLs to web protection that skips policy checks, HTTPS decryption and authentication.`,
  ],
  [
    'WatchGuard',
    say`Add the service URLs to the WebBlocker exceptions, and allow their names without inspection in the HTTPS proxy action.`,
  ],
  [
    'SonicWall',
    say`Add the names to the allowed list of the content filter profile, and exclude them from DPI-SSL.`,
  ],
  [
    'Squid',
    say`Allow the names (${code`acl dstdomain`}) by an ${code`http_access`} line above those that deny or want a login, and splice them where ${code`ssl_bump`} is in use.`,
  ],
  [
    'SquidGuard',
    say`Put the names into a destination list of their own, and pass it ahead of the list that blocks in every acl.`,
  ],
  [
    'e2guardian',
    say`Add the names to the exception site list of every filter group, and exempt them from its TLS inspection.`,
  ],
  ['Pi-hole', say`Add the names to the allow list of the Pi-hole, for all groups.`],
]);

/** What to change, in the terms of the product that refuses; undefined where none are known. */
export function productAdvice({ kind, facts }: Pick<Finding, 'kind' | 'facts'>): Text | undefined {
  return refusing.includes(kind) ? byProduct.get(factText(facts, 'product') ?? '') : undefined;
}
