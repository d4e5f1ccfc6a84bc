import type { ImportFact, ModuleFacts, Rule, Violation } from '../module-facts.ts';
import { isRelative } from '../place.ts';

/** Every import of `src/` can be read here, and still leads somewhere after the build. */
export const form: Rule = (modules) =>
  modules.flatMap((module) => [
    ...module.errors.map((error) => ({ rule: 'form', path: module.path, message: error })),
    ...(module.path.startsWith('src/') ? checkModule(module) : []),
  ]);

function checkModule({ path, imports, globals }: ModuleFacts): Violation[] {
  return [
    ...imports.flatMap((fact) => {
      const message = refusal(fact, imports);
      return message === undefined ? [] : [{ rule: 'form', path, line: fact.line, message }];
    }),
    ...globals
      .filter(({ global }) => global === 'require')
      .map(({ line }) => ({ rule: 'form', path, line, message: 'require hides what it loads' })),
  ];
}

/** All threads and processes of ours are one script after the build (`bundle/stand-ins.ts`). */
const twin = './worker.cjs';

function refusal(fact: ImportFact, all: readonly ImportFact[]): string | undefined {
  const { form, specifier, names, line } = fact;
  if (specifier === undefined) return 'the place is computed, so that no rule can follow it';
  if (specifier === 'node:module' && names.some((name) => name !== 'enableCompileCache'))
    return 'node:module hides what it loads';
  // The bundler follows imports and not URLs: the built twin must be named beside it.
  if (form === 'url' && specifier.endsWith('.ts')) {
    const isTwin = ({ line: at, specifier: other }: ImportFact): boolean =>
      at === line && other === twin;
    return all.some(isTwin) ? undefined : `${specifier} has another name after the build`;
  }
  if (form !== 'url' && isRelative(specifier) && !/\.(ts|json)$/.test(specifier))
    return `${specifier} has no .ts ending`;
  return undefined;
}
