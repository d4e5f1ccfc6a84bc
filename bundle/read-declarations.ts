import { readFileSync } from 'node:fs';
import { isolatedDeclarationSync } from 'rolldown/experimental';
import { parseAst } from 'rolldown/parseAst';

/** One thing that a module declares at its top. */
export interface Declared {
  /** With its documentation, without `export`. */
  readonly text: string;
  /** Its own name and those that it speaks of, where each stands. */
  readonly words: readonly Word[];
}

export interface Word {
  readonly word: string;
  readonly at: number;
}

/** A name that comes from elsewhere, or is known elsewhere by another. */
export interface Passed {
  readonly name: string;
  /** Absent: from the module itself. */
  readonly from?: string;
  readonly isType: boolean;
}

export interface DeclaredModule {
  /** Overloads, and a value beside a type, share a name. */
  readonly declared: ReadonlyMap<string, readonly Declared[]>;
  readonly imported: ReadonlyMap<string, Passed>;
  readonly exported: ReadonlyMap<string, Passed>;
}

/** Nodes of ESTree with types, read by their names alone. */
// biome-ignore lint/suspicious/noExplicitAny: no type of theirs tells one node from another by `type`
type Node = any;

/** What one module declares, imports and exports, each known by its text alone (`isolatedDeclarations`). */
export function readDeclarations(path: string): DeclaredModule {
  const { code, errors } = isolatedDeclarationSync(path, readFileSync(path, 'utf8'), {});
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const declared = new Map<string, Declared[]>();
  const imported = new Map<string, Passed>();
  const exported = new Map<string, Passed>();
  let end = 0;
  for (const node of parseAst(code, { lang: 'dts' }, path).body as Node[]) {
    const before = code.slice(end, node.start);
    end = node.end;
    const from = node.source?.value;
    if (node.type === 'ImportDeclaration') {
      for (const { local, imported: name } of node.specifiers)
        imported.set(local.name, { name: name?.name ?? 'default', from, isType: true });
      continue;
    }
    if (node.type === 'ExportNamedDeclaration' && !node.declaration) {
      for (const one of node.specifiers) {
        const isType = [node.exportKind, one.exportKind].includes('type');
        const passed = { name: one.local.name, isType };
        exported.set(one.exported.name, from === undefined ? passed : { ...passed, from });
      }
      continue;
    }
    const inner = node.declaration ?? node;
    const names: Node[] = inner.declarations?.map(({ id }: Node) => id) ?? [inner.id];
    const text = before.trimStart() + code.slice(inner.start, inner.end);
    const shift = inner.start - before.trimStart().length;
    const words = [...names.map(wordOf), ...wordsIn(inner)];
    for (const { name } of names) {
      const one = { text, words: words.map(({ word, at }) => ({ word, at: at - shift })) };
      declared.set(name, [...(declared.get(name) ?? []), one]);
      if (node.declaration)
        exported.set(name, { name, isType: /^TS(Type|Interface)/.test(inner.type) });
    }
  }
  return { declared, imported, exported };
}

/** The names that types speak of, by the nodes that may hold one. */
function wordsIn(node: Node): Word[] {
  if (typeof node !== 'object' || node === null) return [];
  if (Array.isArray(node)) return node.flatMap(wordsIn);
  if (node.type === 'TSImportType') throw new Error('A type of import() cannot be bundled');
  const named: Node[] = [node.typeName, node.exprName, node.superClass, heritageOf(node)];
  const children = Object.values(node).flatMap(wordsIn);
  return [...named.filter(Boolean).map((one) => wordOf(leftmost(one))), ...children];
}

function heritageOf(node: Node): Node {
  return /^TS(InterfaceHeritage|ClassImplements)$/.test(node.type) ? node.expression : undefined;
}

function leftmost(node: Node): Node {
  const inner = node.left ?? node.object;
  return inner ? leftmost(inner) : node;
}

function wordOf({ name, start }: Node): Word {
  return { word: name, at: start };
}
