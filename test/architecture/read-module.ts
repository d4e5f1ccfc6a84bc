import { type ParseResult, parseSync } from 'oxc-parser';
import type { ExportFact, ImportFact, ModuleFacts } from './module-facts.ts';
import { readBody } from './read-body.ts';

/**
 * Reads what the rules need from one TypeScript module: a parser does it, so that a comment or a
 * string that looks like an import is none. A text that does not parse has `errors`.
 */
export function readModule(path: string, text: string): ModuleFacts {
  const parsed = parseSync(path, text, { preserveParens: false });
  const lineOf = lineCounter(text);
  const imports = [...staticImports(parsed, lineOf), ...reExports(parsed, lineOf)];
  const imported = new Set(
    parsed.module.staticImports.flatMap(({ entries }) => entries.map((e) => e.localName.value)),
  );
  const body = readBody(parsed.program, { lineOf, imported });
  return {
    path,
    lines: text === '' ? 0 : lineOf(text.length - 1),
    errors: parsed.errors.map(({ message }) => message),
    imports: [...imports, ...body.imports].sort((a, b) => a.line - b.line),
    exports: exportsOf(parsed, { lineOf, imported }),
    globals: body.globals,
    cuts: body.cuts,
    behaviour: body.behaviour,
  };
}

/** Line of an offset, both from where people and files count: lines from 1, offsets from 0. */
function lineCounter(text: string): (offset: number) => number {
  const ends = [...text.matchAll(/\n/g)].map(({ index }) => index);
  return (offset) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
}

type LineOf = (offset: number) => number;

function staticImports({ module, program }: ParseResult, lineOf: LineOf): ImportFact[] {
  const typeOnly = new Set<number>();
  for (const node of program.body)
    if (node.type === 'ImportDeclaration' && node.importKind === 'type') typeOnly.add(node.start);
  return module.staticImports.map(({ start, moduleRequest, entries }) => ({
    // `import { type A } from` with nothing but types still runs the module.
    form: typeOnly.has(start) ? 'type' : 'static',
    specifier: moduleRequest.value,
    names: entries.map(({ importName: { kind, name } }) => {
      if (kind === 'Default') return 'default';
      return kind === 'Name' ? (name ?? '') : '*';
    }),
    line: lineOf(start),
  }));
}

function reExports({ program }: ParseResult, lineOf: LineOf): ImportFact[] {
  return program.body.flatMap((node): ImportFact[] => {
    if (node.type !== 'ExportAllDeclaration' && node.type !== 'ExportNamedDeclaration') return [];
    if (node.source === null) return [];
    return [
      {
        form: node.exportKind === 'type' ? 'type' : 're-export',
        specifier: node.source.value,
        names: ['*'],
        line: lineOf(node.start),
      },
    ];
  });
}

interface ExportContext {
  readonly lineOf: LineOf;
  readonly imported: ReadonlySet<string>;
}

function exportsOf({ module }: ParseResult, { lineOf, imported }: ExportContext): ExportFact[] {
  return module.staticExports.flatMap(({ entries }) =>
    entries.map(({ start, moduleRequest, exportName, localName }) => ({
      name: exportName.kind === 'Default' ? 'default' : (exportName.name ?? '*'),
      passedOn: moduleRequest !== null || (localName.name !== null && imported.has(localName.name)),
      line: lineOf(start),
    })),
  );
}
