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
]);

/** Whether a host belongs to a public provider of single sign-on. */
export function isSignInHost(host: string): boolean {
  return signInDomains.has(registrableDomain(host));
}
