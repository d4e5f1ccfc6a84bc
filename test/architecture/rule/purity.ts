import type { GlobalUse, ImportFact, ModuleFacts, Rule, Violation } from '../module-facts.ts';
import { folderOf } from '../place.ts';

/** The pure folders know no clock, file, socket, chance or process. */
export const purity: Rule = (modules) =>
  modules.filter(({ path }) => pureFolders.has(folderOf(path) ?? '')).flatMap(checkModule);

export const pureFolders: ReadonlySet<string> = new Set([
  'model',
  'plan',
  'analyzer',
  'diagnosis',
  'redaction',
  'report',
  'rules',
  'rehearse',
]);

/** Node's modules that only compute. All others are a clock, a file, a socket or the process. */
const pureModules: ReadonlySet<string> = new Set([
  'node:assert',
  'node:assert/strict',
  'node:buffer',
  'node:path',
  'node:path/posix',
  'node:path/win32',
  'node:querystring',
  'node:stream',
  'node:string_decoder',
  'node:url',
  'node:util',
  'node:util/types',
  'node:zlib',
]);

/** Modules of both kinds: the names that only compute. */
const pureNames: Readonly<Record<string, RegExp>> = {
  'node:crypto': /^(X509Certificate|create(Hash|Hmac|PublicKey)|hash|timingSafeEqual)$/,
  'node:net': /^(BlockList|SocketAddress|isIP(v[46])?)$/,
};

/** Globals that read a clock in some uses: these uses read none. */
const pureUses: Readonly<Record<string, RegExp>> = {
  Date: /^(new Date\(…\)|Date\.(parse|UTC|prototype))$/,
  Math: /^Math\.(?!random$)/,
  // Kept for the rule that forbids them everywhere.
  console: /./,
  require: /./,
};

function checkModule({ path, imports, globals }: ModuleFacts): Violation[] {
  const folder = folderOf(path);
  const violation = (line: number, name: string): Violation => {
    return { rule: 'purity', path, line, message: `${folder} is pure and may not use ${name}` };
  };
  return [
    ...imports.flatMap((fact) => impurities(fact).map((name) => violation(fact.line, name))),
    ...globals.filter((use) => !isPure(use)).map(({ line, text }) => violation(line, text)),
  ];
}

function impurities({ specifier, names }: ImportFact): string[] {
  if (specifier === undefined || !specifier.startsWith('node:')) return [];
  if (pureModules.has(specifier)) return [];
  const pure = pureNames[specifier];
  if (pure === undefined) return [specifier];
  return names.filter((name) => !pure.test(name)).map((name) => `${name} of ${specifier}`);
}

function isPure({ global, text }: GlobalUse): boolean {
  return pureUses[global]?.test(text) ?? false;
}
