import { registrableDomain } from './registrable-domain.ts';

/** Where companies let their users sign in once for all: the domains of public identity providers. */
export const signInDomains: ReadonlySet<string> = new Set([
  'microsoftonline.com',
  'microsoftonline.us',
  'microsoftonline.cn',
  'b2clogin.com',
  'ciamlogin.com',
  'live.com',
  'windows.net',
  'okta.com',
  'oktapreview.com',
  'okta-emea.com',
  'okta-gov.com',
  'oktacdn.com',
  'auth0.com',
  'onelogin.com',
  'pingone.com',
  'pingone.eu',
  'pingidentity.com',
  'duosecurity.com',
  'google.com',
  'amazoncognito.com',
  'awsapps.com',
  'cloudflareaccess.com',
  'jumpcloud.com',
  'rippling.com',
  'salesforce.com',
  'forgeblocks.com',
  'cyberark.cloud',
  'idaptive.app',
  'secureauth.com',
  'login.gov',
  'id.me',
]);

/** What companies call the host of their own where users sign in. */
const word = /^(?:adfs|accounts?|auth|idp?|login|logon|signin|sso|sts)(?=$|[\d-])/i;

/** Whether a host belongs to a public provider of single sign-on. */
export function isSignInHost(host: string): boolean {
  return signInDomains.has(registrableDomain(host));
}

/** The word for a login that a label of a host begins with: `sso` of `sso-eu`; undefined where none. */
export function signInWord(label: string): string | undefined {
  return label.match(word)?.[0].toLowerCase();
}

/** Whether users sign in at a host, by its provider or by the name that its company gave it. */
export function isLoginHost(host: string): boolean {
  const [label = ''] = host.split('.', 1);
  // The first label of a domain itself is whoever registered it.
  const isNamed = label === host || registrableDomain(host) !== host.toLowerCase();
  return isSignInHost(host) || (isNamed && signInWord(label) !== undefined);
}
