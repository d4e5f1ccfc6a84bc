/** What users of curl type, and what it is called here. */
const habits: readonly (readonly [words: readonly string[], ours: string])[] = [
  [['-x', '--proxy'], 'a proxy is a way out: --route http://HOST:PORT'],
  [['--noproxy'], 'the way without a proxy is --route direct'],
  [['-V', '-v'], 'the version is told by netready --version'],
  [['-m', '--max-time', '--connect-timeout'], 'the deadline of one step is --timeout'],
  [['--cacert'], 'further trusted roots are --ca FILE'],
  [['--dns-servers'], 'another name server is --resolver IP[:PORT]'],
];

/** What to type in the place of a word that curl knows and we do not; undefined for any other. */
export function habitHint(word: string): string | undefined {
  const name = /^(?:--[^=]+|-[A-Za-z])/.exec(word)?.[0];
  return habits.find(([words]) => name !== undefined && words.includes(name))?.[1];
}
