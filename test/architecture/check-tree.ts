import type { Rule, Violation } from './module-facts.ts';
import { readModule } from './read-module.ts';
import { copies } from './rule/copies.ts';
import { cycles } from './rule/cycles.ts';
import { direction } from './rule/direction.ts';
import { doors } from './rule/doors.ts';
import { form } from './rule/form.ts';
import { leaving } from './rule/leaving.ts';
import { mirror } from './rule/mirror.ts';
import { purity } from './rule/purity.ts';
import { rooms } from './rule/rooms.ts';
import { shape } from './rule/shape.ts';
import { wayOut } from './rule/way-out.ts';
import { words } from './rule/words.ts';

/** Holds a tree, given as path → text of its TypeScript modules, against every rule of the house. */
export function checkTree(tree: ReadonlyMap<string, string>): readonly Violation[] {
  const modules = [...tree].map(([path, text]) => readModule(path, text));
  return rules.flatMap((rule) => rule(modules));
}

const rules: readonly Rule[] = [
  ...[direction, doors, form, purity, leaving],
  ...[shape, cycles, mirror, copies, wayOut, rooms, words],
];
