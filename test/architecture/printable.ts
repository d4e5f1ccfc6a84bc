import { parseSync } from 'oxc-parser';

/** What may stand in a plain template, or be joined: anything but a typed text. */
export const printable =
  'type Printable = string | number | bigint | boolean | null | undefined;\n';

/**
 * A module in which the compiler is asked of each value of a plain template, and of each list that is
 * joined, whether it is printable: a typed text is none, and would be written as an object, unescaped.
 */
export function askingPrintable(path: string, text: string): string {
  const marks: { readonly at: number; readonly insert: string }[] = [];
  const ask = (node: Place, type: string): void => {
    marks.push({ at: node.start, insert: '(' }, { at: node.end, insert: ` satisfies ${type})!` });
  };
  visit(parseSync(path, text).program, (node) => {
    if (node.type === 'TemplateLiteral') for (const one of node.expressions) ask(one, 'Printable');
    if (node.type === 'CallExpression' && node.callee?.property?.name === 'join') {
      // In a chain of `?.` there may be no list.
      ask(node.callee.object, 'readonly Printable[] | undefined');
    }
    return node.type !== 'TaggedTemplateExpression';
  });
  // From the end, so that no mark moves another; of two at one place the later one stands inside.
  return marks
    .map((mark, order) => ({ ...mark, order }))
    .sort((a, b) => b.at - a.at || b.order - a.order)
    .reduce((all, { at, insert }) => `${all.slice(0, at)}${insert}${all.slice(at)}`, text);
}

interface Place {
  readonly start: number;
  readonly end: number;
}

interface Node extends Place {
  readonly type: string;
  readonly expressions: readonly Place[];
  readonly callee?: { readonly object: Place; readonly property?: { readonly name?: string } };
  readonly quasi: { readonly expressions: readonly unknown[] };
}

/** Every node of a tree; what `enter` says no to is asked for its inserted values alone. */
function visit(value: unknown, enter: (node: Node) => boolean): void {
  if (Array.isArray(value)) for (const one of value) visit(one, enter);
  if (typeof value !== 'object' || value === null || !('type' in value)) return;
  const node = value as Node;
  const below = enter(node) ? Object.values(node) : [node.quasi.expressions];
  for (const one of below) visit(one, enter);
}
