import type { ReportPart } from '../../model/audit/audit-part.ts';
import type { RecordLine } from '../../model/audit/record.ts';
import type { Report } from '../../model/audit/report.ts';
import { recordLines } from '../../model/audit/saved/record-lines.ts';
import { asRecord, type Check, numeric, optional, shape, shown, text } from '../check.ts';
import { auditPart } from '../check-head.ts';
import { type Crowd, CrowdSoFar } from '../crowd.ts';
import { lineOf, type PlacedLine } from '../read-parts.ts';
import { UnreadableRecord } from '../unreadable-record.ts';

/** What was seen and asked, and nothing of what was concluded. */
const members = [
  ...(['kind', 'schemaVersion', 'tool', 'startedAt', 'finishedAt'] as const),
  ...(['environment', 'options'] as const),
];
const ownLists = ['parts', 'targets', 'attempts', 'observations', 'certificates'] as const;
const headLists = [
  ...(['resumedAt', 'settings', 'checklist', 'routes', 'components'] as const),
  ...(['controls', 'sources'] as const),
];

/** The keys of a report of which its audit is made. */
export const keysOfAudit: ReadonlySet<string> = new Set([...members, ...ownLists, ...headLists]);

const mebi = 1024 * 1024;
// All of it is held until its end, where the parts of an audit stand side by side.
const maxLength = 64 * mebi;
/** Fewer commas has none of ours, and each takes the time of many values. */
const leastOfElement = 24;

/** An audit's report, put together from a file that may hold anything. */
export class ReportSoFar {
  readonly #members = new Map<string, unknown>();
  readonly #lists = new Map<string, unknown[]>();
  readonly #crowd = new CrowdSoFar();
  #length = 0;

  /**
   * Takes a member as a whole; others than those of `keysOfAudit` are passed over.
   * @param length how long its text is, and `crowd` how many values that holds.
   * @throws UnreadableRecord where all together is more than can be held.
   */
  set(key: string, { value, ...told }: Told): void {
    if (!keysOfAudit.has(key)) return;
    this.#hold(key, told);
    if (Array.isArray(value)) this.#lists.set(key, value);
    else this.#members.set(key, value);
  }

  /** The same for an element of a list. */
  push(key: string, { value, ...told }: Told): void {
    if (!keysOfAudit.has(key)) return;
    this.#crowd.expect(1);
    this.#hold(key, told);
    const asked = key === 'targets' ? withoutConclusion(value) : value;
    const list = this.#lists.get(key);
    if (list) list.push(asked);
    else this.#lists.set(key, [asked]);
  }

  /** The lines of its audit, each checked. @throws UnreadableRecord for the first that is none. */
  async *lines(): AsyncGenerator<PlacedLine> {
    for (const told of recordLines(this.#report())) {
      const place = placeOf(told);
      yield { place, length: 0, line: lineOf(told, place) };
    }
  }

  #hold(key: string, { length, crowd }: Omit<Told, 'value'>): void {
    this.#length += length;
    // Each is one of a list as well.
    this.#crowd.add({ holders: crowd.holders + 1, commas: crowd.commas + leastOfElement }, key);
    if (this.#length > maxLength)
      throw new UnreadableRecord(
        `it holds more than ${maxLength / mebi} MiB: read the saved audit in its place (--save), which is taken in parts`,
      );
  }

  /** Deep enough for `recordLines()`; each line is checked behind it. */
  #report(): Report {
    if (this.#members.get('kind') === 'load')
      throw new UnreadableRecord('it is a run of load, and no audit');
    if (!this.#lists.has('attempts') && !this.#lists.has('targets'))
      throw new UnreadableRecord('it holds no "targets" and no "attempts", as an audit does');
    const lists = ownLists.map((key) => {
      const list = this.#lists.get(key) ?? [];
      for (const [index, value] of list.entries()) {
        const problem = checks[key](value);
        if (problem !== undefined) throw new UnreadableRecord(`${key}[${index}] ${problem}`);
      }
      return [key, list] as const;
    });
    const { parts = [], ...rest } = Object.fromEntries(lists);
    return {
      ...Object.fromEntries(members.map((key) => [key, this.#members.get(key)])),
      // A list that is empty is one of the head; one that may be absent is absent then.
      ...{ settings: [], routes: [], sources: [] },
      ...Object.fromEntries(headLists.flatMap((key) => this.#entry(key))),
      ...rest,
      ...(parts.length > 0 && { parts }),
    } as unknown as Report;
  }

  #entry(key: string): readonly (readonly [string, unknown])[] {
    const value = this.#lists.get(key) ?? this.#members.get(key);
    return value === undefined ? [] : [[key, value]];
  }
}

interface Told {
  readonly value: unknown;
  readonly length: number;
  readonly crowd: Crowd;
}

const anyObject: Check<object> = (value) => (asRecord(value) ? undefined : 'is no object');
const named = shape<{ readonly id: string }>({ id: text });
const checks: Readonly<Record<(typeof ownLists)[number], (value: unknown) => string | undefined>> =
  {
    parts: shape<ReportPart>({
      ...auditPart,
      startedAt: text,
      finishedAt: optional(text),
      targets: numeric,
    }),
    targets: anyObject,
    attempts: named,
    observations: anyObject,
    certificates: anyObject,
  };

/** Which of a report's values a line is of. */
function placeOf(line: RecordLine): string {
  switch (line.type) {
    case 'attempt':
      return `attempt ${shown(line.attempt.id)}`;
    case 'observation':
      return `observation ${shown(line.observation.id)}`;
    case 'certificate':
      return `certificate ${shown(line.certificate.id)}`;
    default:
      return `its ${line.type}`;
  }
}

/** A target as it was asked for: what goes with it is concluded from it anew. */
function withoutConclusion(target: unknown): unknown {
  if (typeof target !== 'object' || target === null) return target;
  const { capability: _, ...asked } = target as Readonly<Record<string, unknown>>;
  return asked;
}
