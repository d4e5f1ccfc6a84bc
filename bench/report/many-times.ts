import type { RecordLine } from '../../src/model/audit/record.ts';

interface Counts {
  /** Attempts of the plan, and those that followed it. */
  readonly planned: number;
  readonly followed: number;
  readonly times: number;
}

/**
 * The lines of a saved audit again and again, each time with other hosts, so that it is one audit of so many
 * times as many targets: what an audit of a long list is like. Certificates stand in it once.
 */
export function* manyTimes(lines: readonly string[], times: number): Generator<string> {
  const [first] = lines.map((line) => JSON.parse(line) as RecordLine);
  if (first?.type !== 'head') throw new TypeError('a saved audit begins with its head');
  const { head } = first;
  const hosts = new Set(head.targets.map(({ host }) => host));
  // A name is no part of a longer one.
  const words = [...hosts].map((host) => host.replace(/[.*+?^$()[\]{}|\\]/g, '\\$&'));
  const named = new RegExp(`(?<![\\w.-])(?:${words.join('|')})(?![\\w-]|\\.\\w)`, 'g');
  const renamed = <T>(value: T, copy: number): T =>
    copy === 0 ? value : (JSON.parse(JSON.stringify(value).replace(named, `copy${copy}.$&`)) as T);
  const own = new Set(head.targets.map(({ id }) => id));
  const count = head.targets.length;
  const targetIn = (id: string, copy: number): string =>
    own.has(id) ? `t${Number(id.slice(1)) + copy * count}` : id;
  const copies = Array.from({ length: times }, (_, copy) => copy);
  const targets = copies.flatMap((copy) =>
    head.targets.map((one) => ({ ...renamed(one, copy), id: targetIn(one.id, copy) })),
  );
  yield textOf({ ...first, head: { ...head, targets } });
  const rest = lines.slice(1).map((line) => JSON.parse(line) as RecordLine);
  const attempts = rest.flatMap((line) => (line.type === 'attempt' ? [line.attempt] : []));
  const planned = attempts.filter(({ controlOf }) => controlOf === undefined).length;
  const counts: Counts = { planned, followed: attempts.length - planned, times };
  for (const copy of copies) {
    const id = (one: string): string => idIn(one, copy, counts);
    for (const line of rest) {
      if (line.type === 'attempt') {
        const { attempt } = line;
        const { controlOf, after, target } = attempt;
        yield textOf({
          type: 'attempt',
          attempt: {
            ...renamed(attempt, copy),
            ...{ id: id(attempt.id), target: targetIn(target, copy) },
            ...(controlOf !== undefined && { controlOf: id(controlOf) }),
            ...(after !== undefined && { after: id(after) }),
          },
        });
      } else if (line.type === 'observation') {
        const { observation } = line;
        const own = { id: id(observation.id), attempt: id(observation.attempt) };
        yield textOf({
          type: 'observation',
          observation: { ...renamed(observation, copy), ...own },
        });
      } else if (line.type === 'finished') {
        yield textOf({ type: 'finished', attempt: id(line.attempt) });
      } else if (line.type === 'certificate' && copy === 0) yield textOf(line);
      else if (line.type === 'end' && copy === times - 1) yield textOf(line);
    }
  }
}

/** Of an attempt or of one of its steps: what was planned comes before all that followed. */
function idIn(id: string, copy: number, { planned, followed, times }: Counts): string {
  return id.replace(/^a(\d+)/, (_, digits: string) => {
    const number = Number(digits);
    return number <= planned
      ? `a${number + copy * planned}`
      : `a${number - planned + times * planned + copy * followed}`;
  });
}

function textOf(line: RecordLine): string {
  return `${JSON.stringify(line)}\n`;
}
