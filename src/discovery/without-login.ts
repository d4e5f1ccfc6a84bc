import { withoutBareLogin } from '../net/secrets/logins/without-bare-login.ts';

/**
 * A proxy as somebody wrote it, without the login that it may carry, to be shown or kept: all
 * between the scheme and the last `@` goes, since a password may hold any character; and without an
 * `@` all behind a colon that no port follows.
 */
export function withoutLogin(text: string): string {
  const [, scheme = ''] = /^\s*([a-z][a-z0-9+.-]*:\/\/)/i.exec(text) ?? [];
  return withoutBareLogin(text.replace(/^.*(?:@|%40)/is, scheme));
}
