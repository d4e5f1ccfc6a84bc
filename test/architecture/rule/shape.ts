import type { ModuleFacts, Rule, Violation } from '../module-facts.ts';

/** Even grain: small modules, plain names, named exports, one barrel. */
export const shape: Rule = (modules) => modules.flatMap(checkModule);

const maxLines = 250;

function checkModule({ path, lines, exports }: ModuleFacts): Violation[] {
  const breach = (message: string, line?: number): Violation =>
    line === undefined ? { rule: 'shape', path, message } : { rule: 'shape', path, line, message };
  const isSource = path.startsWith('src/');
  const found: Violation[] = [];
  if (!isKebabCase(path)) found.push(breach('a file name and its folders are kebab-case'));
  for (const { name, line, passedOn } of exports) {
    // Tools ask for the default export of their configuration.
    if (name === 'default' && path.includes('/')) found.push(breach('default export', line));
    if (isSource && passedOn && path !== 'src/index.ts')
      found.push(breach(`passes on ${name}: index.ts is the only barrel`, line));
  }
  if (!isSource) return found;
  if (lines > maxLines) found.push(breach(`${lines} lines, and ${maxLines} are the most`));
  return found;
}

function isKebabCase(path: string): boolean {
  return /^([a-z0-9]+(-[a-z0-9]+)*\/)*[a-z0-9]+(-[a-z0-9]+)*(\.(test|config|d))?\.ts$/.test(path);
}
