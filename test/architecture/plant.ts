import { checkTree } from './check-tree.ts';

const folders = ['model', 'catalogue', 'plan', 'diagnosis', 'report', 'record', 'net', 'discovery']
  .concat(['probe', 'load', 'lab', 'cli'])
  .map((folder): [string, string] => [`test/${folder}/planted.test.ts`, '']);

/**
 * Checks a tree of the given modules, each folder of the house having its test, and answers with
 * `rule path:line message` for each breach.
 */
export function plant(modules: Readonly<Record<string, string>>): readonly string[] {
  return checkTree(new Map([...folders, ...Object.entries(modules)])).map(
    ({ rule, path, line, message }) => `${rule} ${path}${line ? `:${line}` : ''} ${message}`,
  );
}
