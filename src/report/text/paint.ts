/** How a piece of text stands out, by its meaning. */
export type Style = 'heading' | 'dim' | 'good' | 'warn' | 'bad' | 'note';

/** Wraps a text in the escape sequences of a style, or gives it back as it is. */
export type Paint = (style: Style, text: string) => string;

/** SGR parameters of ECMA-48 8.3.117: the eight basic colours, which follow the user's theme. */
const parameters: Readonly<Record<Style, string>> = {
  heading: '1',
  dim: '2',
  good: '32',
  warn: '33',
  bad: '1;31',
  note: '36',
};

/** A painter: with colour, or one that leaves every text alone. */
export function createPaint(color: boolean): Paint {
  return (style, text) =>
    color && text !== '' ? `\u001b[${parameters[style]}m${text}\u001b[0m` : text;
}
