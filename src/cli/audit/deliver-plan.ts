import { callsSomebody } from '../../plan/at-nobody.ts';
import { furtherTrials } from '../../plan/budget.ts';
import { longerMs } from '../../plan/longer.ts';
import { planInPieces } from '../../report/formats/json/plan-json.ts';
import type { ShownPlan } from '../../report/view/audit/plan/shown-plan.ts';
import { type PlannedPart, planInParts } from '../../setup/audit/plan-in-parts.ts';
import type { PreparedAudit } from '../../setup/audit/prepare-audit.ts';
import { requestedRedactor } from '../../setup/redaction/requested-redactor.ts';
import type { OutcomeRequest } from '../../setup/request/audit-request.ts';
import {
  type Delivery,
  problemOf,
  tellProblems,
  writeAnswer,
  writeFiles,
} from '../deliver/deliver.ts';
import { printPieces } from '../out/print-document.ts';
import { writePieces } from '../out/report-file.ts';
import { waysOf } from '../pac/ways-of.ts';
import { type PlanPiece, piecesOfPlan } from './pieces-of-plan.ts';

export interface PlanDelivery {
  readonly request: OutcomeRequest;
  readonly delivery: Delivery<ShownPlan>;
}

/**
 * Writes what an audit would contact, how often and in what order; of one that is made in parts JSON has
 * all of it, and every other format the first part.
 * @returns the exit status: 0, or 2 where a file could not be written.
 */
export async function deliverPlan(
  start: PreparedAudit,
  { request, delivery }: PlanDelivery,
): Promise<number> {
  const { head: made, pace, discovery, long } = start;
  const redactor = requestedRedactor(request);
  const parts = async function* (): AsyncGenerator<PlannedPart> {
    const [line] = redactor?.({ type: 'head', head: made }) ?? [];
    yield* planInParts(line?.type === 'head' ? line.head : made, long);
  };
  // A name that is to stay hidden stands in every way.
  const isHidden = redactor !== undefined;
  const { first, others } = await firstOf(parts(), long?.targets);
  const { head, attempts } = first;
  const ways =
    discovery && !isHidden && !long && isJsonAsked(delivery)
      ? waysOf(discovery, { targets: head.targets, os: head.options.os })
      : undefined;
  const further = furtherTrials(attempts.filter(callsSomebody).length);
  const longestMs = longerMs(head.options);
  const plan: ShownPlan = { head, attempts, further, longestMs, ...pace, ...(ways && { ways }) };
  if (!long) return (await writeAnswer(plan, delivery)) ? 0 : 2;
  const pieces = (): AsyncIterable<PlanPiece> => piecesOfPlan(start, { parts, isHidden });
  return (await deliverPieces({ ...plan, others }, { pieces, delivery })) ? 0 : 2;
}

interface First {
  readonly first: PlannedPart;
  /** Targets of the other parts. */
  readonly others: number;
}

async function firstOf(parts: AsyncIterable<PlannedPart>, listed?: number): Promise<First> {
  for await (const first of parts) {
    const { length } = first.head.targets;
    return { first, others: (listed ?? length) - length };
  }
  throw new TypeError('Cannot plan: there is no part');
}

interface Pieces {
  readonly pieces: () => AsyncIterable<PlanPiece>;
  readonly delivery: Delivery<ShownPlan>;
}

async function deliverPieces(
  beginning: ShownPlan,
  { pieces, delivery: { format, files, screen } }: Pieces,
): Promise<boolean> {
  const problems = [...(await writeFiles(beginning, files.filter(isOther)))];
  for (const { path } of files.filter((file) => !isOther(file))) {
    await writePieces(path, pieces(), rendering()).catch((error: unknown) => {
      problems.push(problemOf(path, error));
    });
  }
  if (isJson(format)) await printPieces(pieces(), rendering());
  else await writeAnswer(beginning, { format, files: [], screen });
  return tellProblems(problems);
}

function rendering(): (piece: PlanPiece) => string {
  const json = planInPieces();
  return ({ rows, isEnd, ...lists }) => {
    if (isEnd) return json.end();
    return json.more(rows === undefined ? lists : { ways: rows });
  };
}

function isOther({ format }: Delivery<ShownPlan>['files'][number]): boolean {
  return !isJson(format);
}

function isJson(format: object): boolean {
  return 'name' in format && format.name === 'json';
}

/** Nobody else reads every way. */
function isJsonAsked({ format, files }: Delivery<ShownPlan>): boolean {
  return [format, ...files.map((file) => file.format)].some(isJson);
}
