/** Tests that Wine itself fails, by a part of their whole name, and why: each is Wine's and none of ours. */
export const knownOfWine: readonly (readonly [part: string, why: string])[] = [];
