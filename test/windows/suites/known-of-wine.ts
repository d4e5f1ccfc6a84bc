/** Tests that fail there for what Wine, or Windows, does otherwise, by a part of their whole name, and why. */
export const knownOfWine: readonly (readonly [part: string, why: string])[] = [
  [
    'the memory of PAC files stays below 300 MB in all for two files that throw 30 MB',
    'Node 26 under Wine takes 294 MB, and is 14 over the line that is drawn on Linux',
  ],
  [
    'connect() reports a timeout at its deadline when nobody answers',
    'no port can be silent: Wine accepts what nobody takes, Windows refuses it',
  ],
  [
    'takes the hosts file’s word where the server says otherwise',
    'Wine asks Linux for names and has no hosts file',
  ],
  ['hostsEntry() knows where this machine has its own', 'Wine has no hosts file'],
  [
    'hears it also where the write fails before anything was read',
    'a reset takes with it what had come before it and was not read yet',
  ],
];
