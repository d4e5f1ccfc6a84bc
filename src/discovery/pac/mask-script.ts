/**
 * Blanks out comments and what stands between quotes, character by character, so that places stay
 * what they were; the opening quote stays. A lexer in one expression: a quote in a regular
 * expression ends with its line, a comment or text without an end goes on to the end.
 */
export function maskScript(script: string): string {
  return script.replace(tokens, (token) => {
    const kept = /^['"`]/.test(token) ? 1 : 0;
    return token.slice(0, kept) + token.slice(kept).replace(/[^\n\r]/g, ' ');
  });
}

// Each part matches whatever follows, so that no start is tried twice: time stays linear.
const tokens =
  /\/\/[^\n\r]*|\/\*[\s\S]*?(?:\*\/|$)|'(?:[^'\\\n]|\\[\s\S])*'?|"(?:[^"\\\n]|\\[\s\S])*"?|`(?:[^`\\]|\\[\s\S])*`?/g;
