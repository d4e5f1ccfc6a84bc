import {
  type Argument,
  type CallExpression,
  type Expression,
  type Node,
  type Program,
  Visitor,
} from 'oxc-parser';
import type { CutFact, GlobalUse, ImportFact } from './module-facts.ts';

export interface ReadBodyOptions {
  readonly lineOf: (offset: number) => number;
  /** Names that an import binds: where one hides a global, it is no use of that global. */
  readonly imported: ReadonlySet<string>;
}

export interface Body {
  readonly imports: readonly ImportFact[];
  readonly globals: readonly GlobalUse[];
  readonly cuts: readonly CutFact[];
  readonly behaviour: readonly number[];
}

/**
 * Reads from a module's body what no import or export declaration says: dynamic imports, types
 * named by `import('…')`, files named by `new URL('…', import.meta.url)`, uses of globals,
 * functions, classes, and pieces from the start of something.
 */
export function readBody(program: Program, { lineOf, imported }: ReadBodyOptions): Body {
  const imports: ImportFact[] = [];
  const globals: GlobalUse[] = [];
  const cuts: CutFact[] = [];
  const behaviour: number[] = [];
  const settled = new Set<Node>();

  const add = (form: 'dynamic' | 'url' | 'type', from: { node: Node; source: Node }): void => {
    const line = lineOf(from.node.start);
    const found = literalsOf(from.source);
    if (found === undefined) imports.push({ form, names: ['*'], line });
    else for (const specifier of found) imports.push({ form, specifier, names: ['*'], line });
  };
  const use = (name: Node, text: (global: string) => string): void => {
    if (name.type !== 'Identifier' || settled.has(name)) return;
    settled.add(name);
    if (!watched.has(name.name) || imported.has(name.name)) return;
    globals.push({ global: name.name, text: text(name.name), line: lineOf(name.start) });
  };
  const behaves = (node: Node): void => void behaviour.push(lineOf(node.start));
  const isNoValue = (node: Node): void => void settled.add(node);

  new Visitor({
    ImportExpression: (node) => add('dynamic', { node, source: node.source }),
    TSImportType: (node) => add('type', { node, source: node.source }),
    NewExpression: (node) => {
      const [source] = node.arguments;
      if (source !== undefined && isNamed(node.callee, 'URL') && isOwnUrl(node.arguments[1]))
        add('url', { node, source });
      const given = node.arguments.length === 0 ? '' : '(…)';
      use(node.callee, (name) => `new ${name}${given}`);
    },
    CallExpression: (node) => {
      const [source] = node.arguments;
      if (source !== undefined && isOwnResolve(node.callee)) add('url', { node, source });
      if (source !== undefined && isNamed(node.callee, 'require')) add('dynamic', { node, source });
      const end = endOfCut(node);
      if (end !== undefined) cuts.push({ end, line: lineOf(node.start) });
      use(node.callee, (name) => `${name}()`);
    },
    MemberExpression: (node) => {
      const { property } = node;
      const isName = !node.computed && property.type === 'Identifier';
      if (isName) isNoValue(property);
      use(node.object, (name) => (isName ? `${name}.${property.name}` : `${name}[…]`));
    },
    BinaryExpression: (node) => {
      if (node.operator === 'instanceof') isNoValue(node.right);
    },
    // Names that are keys, labels or types, and so no values.
    Property: (node) => {
      if (!node.computed) isNoValue(node.key);
    },
    PropertyDefinition: (node) => {
      if (!node.computed) isNoValue(node.key);
    },
    MethodDefinition: (node) => {
      if (!node.computed) isNoValue(node.key);
    },
    TSPropertySignature: (node) => isNoValue(node.key),
    TSMethodSignature: (node) => isNoValue(node.key),
    TSTypeReference: (node) => isNoValue(node.typeName),
    TSQualifiedName: (node) => {
      isNoValue(node.left);
      isNoValue(node.right);
    },
    TSTypeQuery: (node) => isNoValue(node.exprName),
    TSInterfaceHeritage: (node) => isNoValue(node.expression),
    TSNamedTupleMember: (node) => isNoValue(node.label),
    TSFunctionType: (node) => {
      for (const parameter of node.params) isNoValue(parameter);
    },
    ImportSpecifier: (node) => {
      isNoValue(node.imported);
      isNoValue(node.local);
    },
    ExportSpecifier: (node) => isNoValue(node.exported),
    Identifier: (node) => use(node, (name) => name),

    FunctionDeclaration: behaves,
    FunctionExpression: behaves,
    ArrowFunctionExpression: behaves,
    ClassDeclaration: behaves,
    ClassExpression: behaves,
  }).visit(program);

  return { imports, globals, cuts, behaviour };
}

/** The globals that some rule asks about. */
const watched: ReadonlySet<string> = new Set([
  'Date',
  'EventSource',
  'Math',
  'WebSocket',
  'XMLHttpRequest',
  'console',
  'crypto',
  'fetch',
  'global',
  'globalThis',
  'performance',
  'process',
  'queueMicrotask',
  'require',
  'setImmediate',
  'setInterval',
  'setTimeout',
]);

/** Every value that a specifier can have, or undefined where the text alone does not tell. */
function literalsOf(node: Argument | Node): readonly string[] | undefined {
  if (node.type === 'Literal') return typeof node.value === 'string' ? [node.value] : undefined;
  if (node.type === 'TemplateLiteral') {
    const [only] = node.quasis;
    return node.expressions.length === 0 && only ? [only.value.cooked ?? ''] : undefined;
  }
  if (node.type === 'ConditionalExpression') {
    const [yes, no] = [literalsOf(node.consequent), literalsOf(node.alternate)];
    return yes && no ? [...yes, ...no] : undefined;
  }
  return undefined;
}

/** Where `slice(0, …)` or `substring(0, …)` ends: a number or a name, empty for anything else. */
function endOfCut({ callee, arguments: [from, to] }: CallExpression): string | undefined {
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return undefined;
  if (!/^(?:slice|substring)$/.test(callee.property.name)) return undefined;
  if (from?.type !== 'Literal' || from.value !== 0) return undefined;
  if (to?.type === 'Literal') return String(to.value);
  return to?.type === 'Identifier' ? to.name : '';
}

function isNamed(node: Expression, name: string): boolean {
  return node.type === 'Identifier' && node.name === name;
}

function isOwnUrl(node: Argument | undefined): boolean {
  return isOfMeta(node, 'url');
}

function isOwnResolve(node: Expression): boolean {
  return isOfMeta(node, 'resolve');
}

function isOfMeta(node: Argument | undefined, name: string): boolean {
  return (
    node?.type === 'MemberExpression' &&
    node.object.type === 'MetaProperty' &&
    node.property.type === 'Identifier' &&
    node.property.name === name
  );
}
