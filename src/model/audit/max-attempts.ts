/** No audit plans more, in however many parts. */
export const maxAttempts = 2_000_000;

/**
 * No more are held at once, in one part or in an audit that has none: with what they see, and judged
 * beside one another, they take some 6 kB each.
 */
export const maxAttemptsHeld = 40_000;
