/** Tests that Wine itself fails, by a part of their whole name, and why: each is Wine's and none of ours. */
export const knownOfWine: readonly (readonly [part: string, why: string])[] = [
  [
    'the memory of PAC files stays below 300 MB in all for two files that throw 30 MB',
    'Node 26 under Wine takes 294 MB, and is 14 over the line that is drawn on Linux',
  ],
];
