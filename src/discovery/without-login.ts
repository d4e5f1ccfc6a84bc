/**
 * A proxy as somebody wrote it, without the login that it may carry, to be shown or kept: all
 * between the scheme and the last `@` goes, since a password may hold any character.
 */
export function withoutLogin(text: string): string {
  const [, scheme = ''] = /^\s*([a-z][a-z0-9+.-]*:\/\/)/i.exec(text) ?? [];
  return text.replace(/^.*(?:@|%40)/is, scheme);
}
