/** A text as its cell shows it: characters may be written out as `_x000D_` (ECMA-376-1, 22.9.2.19). */
export function shownText(text: string): string {
  return text.replace(/_x([\da-f]{4})_/gi, (_, code: string) =>
    /^000[ad]$/i.test(code) ? '\n' : String.fromCharCode(Number.parseInt(code, 16)),
  );
}
