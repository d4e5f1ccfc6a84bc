import type { Service } from '../../model/target/target.ts';
import { knownNames } from '../known/known-names.ts';
import { wildcardNames } from './wildcard-names.ts';

/** Which of the names that a wildcard may stand for have a row of their own in a list, or a wildcard that covers them. */
export interface OwnRows {
  readonly hosts: Set<string>;
  readonly patterns: Set<string>;
}

let nameable: OwnRows | undefined;

/** Notes the rows of a list by what they name. What no wildcard can stand for is let go, so that a list of any length takes the same. */
export function noteOwnRows({ hosts, patterns }: OwnRows, services: readonly Service[]): void {
  nameable ??= allNames();
  for (const { host } of services) {
    if (nameable.hosts.has(host)) hosts.add(host);
    if (nameable.patterns.has(host)) patterns.add(host);
  }
}

/** Every name that a wildcard can come to, and every wildcard above one. */
function allNames(): OwnRows {
  const tabled = wildcardNames.flatMap(({ pattern, labels }) =>
    labels.map((label) => (label === '@' ? pattern.slice(2) : `${label}${pattern.slice(1)}`)),
  );
  const hosts = new Set([...knownNames().map(({ host }) => host), ...tabled]);
  const patterns = new Set<string>();
  for (const host of hosts) {
    for (let dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
      patterns.add(`*${host.slice(dot)}`);
    }
  }
  return { hosts, patterns };
}
