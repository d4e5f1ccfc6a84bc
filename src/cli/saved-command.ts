import { resolve } from 'node:path';
import { cwd } from 'node:process';
import type { SavedCommand, SavedList } from '../model/record.ts';
import { paceOptions, stepOptions } from './args/audit-options.ts';
import { type Option, type Parsed, parseOptions } from './args/option.ts';

const kept = [...stepOptions, ...paceOptions];

/** What of a command line is saved beside the head. None of these options takes a credential. */
export function savedCommand(parsed: Parsed, list?: SavedList): SavedCommand {
  return { words: wordsOf(parsed, kept), folder: cwd(), ...(list && { list }) };
}

/** What of some options was given, as one word each. */
export function wordsOf(parsed: Parsed, options: readonly Option[]): readonly string[] {
  return options.flatMap(({ name, value }) => {
    if (value === undefined) return parsed.has(name) ? [`--${name}`] : [];
    return parsed.all(name).map((text) => `--${name}=${text}`);
  });
}

/**
 * The options of a saved command as they would be typed now; those in `now` go first.
 * @throws UsageError where the words are none of ours.
 */
export function resumedOptions({ words, folder }: SavedCommand, now: Parsed): Parsed {
  const saved = parseOptions(words, kept);
  const files = new Set(kept.flatMap(({ name, file }) => (file ? [name] : [])));
  const all = (name: string): readonly string[] => {
    const given = now.all(name);
    if (given.length > 0) return given;
    return files.has(name) ? saved.all(name).map((text) => placed(text, folder)) : saved.all(name);
  };
  return {
    positionals: [],
    has: (name) => now.has(name) || saved.has(name),
    one: (name) => all(name)[0],
    all,
  };
}

/** A thumbprint may stand in the place of a file. */
function placed(text: string, folder: string): string {
  return /^[\da-f:]{40,}$/i.test(text) ? text : resolve(folder, text);
}
