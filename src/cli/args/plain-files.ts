import type { Command } from '../command.ts';
import { interruptible } from '../interrupt.ts';
import { checkDashes } from './check-dashes.ts';
import type { Parsed } from './option.ts';
import { isSpooled, spool } from './spool.ts';

/**
 * The options of a command with plain files alone: each pipe and device that it was given to read
 * is read to its end first, once, and a file stands in its place. So nothing behind this waits for
 * somebody who never writes, and Ctrl-C is heard while this does.
 * @returns undefined where it was interrupted.
 * @throws UsageError for what is larger than 64 MiB or cannot be read, and for standard input where
 * it cannot be.
 */
export async function plainFiles(
  parsed: Parsed,
  { optionGroups, readsWords }: Pick<Command, 'optionGroups' | 'readsWords'>,
): Promise<Parsed | undefined> {
  checkDashes(parsed, optionGroups);
  const options = optionGroups.flatMap((group) => group.options).filter(({ file }) => file);
  const given = [
    ...(readsWords ? parsed.positionals : []),
    ...options.flatMap(({ name }) => parsed.all(name)),
  ];
  const places = new Map<string, string>();
  for (const path of new Set(given)) {
    if (!(await isSpooled(path))) continue;
    const place = await interruptible(async (signal) =>
      spool(path, signal).catch((error: unknown) => {
        if (signal.aborted) return undefined;
        throw error;
      }),
    );
    if (place === undefined) return undefined;
    places.set(path, place);
  }
  if (places.size === 0) return parsed;
  const names = new Map([...places].map(([path, place]) => [place, path]));
  const fileOptions = new Set(options.map(({ name }) => name));
  const all = (name: string): readonly string[] => {
    const values = parsed.all(name);
    return fileOptions.has(name) ? values.map((path) => places.get(path) ?? path) : values;
  };
  return {
    positionals: readsWords
      ? parsed.positionals.map((path) => places.get(path) ?? path)
      : parsed.positionals,
    has: parsed.has,
    one: (name) => all(name)[0],
    all,
    called: (place) => {
      const name = names.get(place);
      return name === '-' ? 'standard input' : name;
    },
  };
}
