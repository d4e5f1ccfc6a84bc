import { posix } from 'node:path';
import type { ModuleFacts, Rule, Violation } from '../module-facts.ts';
import { isRelative, placeOf } from '../place.ts';

/**
 * `src/report/` is rooms: what all formats share, and one for each format, which reads that alone. No
 * folder in it is a heap, and none in `src/setup/`, `src/model/` and `src/lab/`, which have a room for each idea.
 */
export const rooms: Rule = (modules) => {
  const inside = modules.filter(({ path }) => path.startsWith(report));
  return [...inside.flatMap(checkModule), ...roomy.flatMap((house) => heaps(modules, house))];
};

const report = 'src/report/';
const roomy: readonly string[] = [report, 'src/setup/', 'src/model/', 'src/lab/'];
/** A file a theme, each with its line in one registry: more of them make nothing harder to find. */
const lists: readonly string[] = ['src/lab/scenarios'];
const maxEntries = 12;

const shared: readonly string[] = ['view', 'words', 'text'];
const written: readonly string[] = ['blocks', ...shared];
/** What a report comes to is neither escaped nor cut nor coloured before a format does so. */
const unwritten = 'text/say.ts';

/** What each room may import beside itself: a room, or one module of a room. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  text: [],
  words: ['text'],
  view: ['words', unwritten],
  blocks: ['view', 'words', unwritten],
  csv: shared,
  html: written,
  json: shared,
  junit: shared,
  line: shared,
  markdown: written,
  metrics: shared,
  terminal: written,
  xlsx: shared,
};

function roomOf(path: string): string | undefined {
  return /^src\/report\/(?:formats\/)?([^/]+)\//.exec(path)?.[1];
}

function checkModule({ path, imports }: ModuleFacts): Violation[] {
  const room = roomOf(path);
  // The registry stands above the rooms: it knows all of them, and none of them knows it.
  if (room === undefined) return [];
  const allowed = mayImport[room];
  if (!allowed)
    return [{ rule: 'rooms', path, message: `${room} has no row in the table of rooms` }];
  return imports.flatMap(({ specifier, line }) => {
    if (specifier === undefined || !isRelative(specifier)) return [];
    const place = placeOf(path, specifier);
    const other = roomOf(place) ?? place;
    if (!place.startsWith(report) || other === room) return [];
    const module = place.slice(report.length);
    if (allowed.includes(other) || allowed.includes(module)) return [];
    const isPart = allowed.some((one) => one.startsWith(`${other}/`));
    const message = `${room} may not import ${isPart ? module : other}`;
    return [{ rule: 'rooms', path, line, message }];
  });
}

function heaps(modules: readonly ModuleFacts[], house: string): Violation[] {
  const entries = new Map<string, Set<string>>();
  for (const { path } of modules) {
    for (let at = path; at.startsWith(house); at = posix.dirname(at)) {
      const folder = posix.dirname(at);
      entries.set(folder, (entries.get(folder) ?? new Set()).add(at));
    }
  }
  return [...entries]
    .filter(([path, { size }]) => size > maxEntries && !lists.includes(path))
    .map(([path, { size }]) => {
      return { rule: 'rooms', path, message: `${size} entries, and ${maxEntries} are the most` };
    });
}
