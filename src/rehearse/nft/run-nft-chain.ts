import type { UnknownReason } from '../../model/rules/ruling.ts';
import type { NftPlace } from './nft-book.ts';
import type { NftPacket } from './nft-packet.ts';
import type { NftChain, NftPart, NftRule, NftTable } from './nft-ruleset.ts';
import type { NftVerdict } from './nft-verdict.ts';

/** Where something is decided. With a reason: it is not known whether it comes to that. */
export interface NftDecision extends NftPlace {
  readonly why?: UnknownReason;
}

/** All that a chain may come to: several where something is not known. */
export interface NftOutcome {
  accept?: NftDecision;
  drop?: NftDecision;
  /** The packet goes elsewhere, or to a program. */
  divert?: NftDecision;
  /** Its end, or a `return`, is reached. */
  returns: boolean;
}

/** As deep as the kernel jumps. */
const mostJumps = 16;

export interface NftRun {
  readonly packet: NftPacket;
  readonly table: NftTable;
}

/**
 * What a chain does with a packet, rule by rule. What is not known is gone through both ways; each chain is
 * evaluated once, since nothing that a rule does bears on what another one matches.
 */
export function runNftChain(chain: NftChain, run: NftRun): NftOutcome {
  return runChain(chain, { ...run, done: new Map(), depth: 0 });
}

interface Running extends NftRun {
  /** Absent within: it is being evaluated, and jumps to itself. */
  readonly done: Map<NftChain, NftOutcome | undefined>;
  readonly depth: number;
}

function runChain(chain: NftChain, run: Running): NftOutcome {
  const known = run.done.get(chain);
  if (known) return known;
  const outcome: NftOutcome = { returns: false };
  if (run.done.has(chain) || run.depth > mostJumps) {
    // The kernel takes no such ruleset.
    const [first] = chain.rules;
    const place: NftDecision = { line: first?.line ?? 0, at: first?.at ?? 0, why: 'unread-line' };
    return { accept: place, drop: place, returns: true };
  }
  run.done.set(chain, undefined);
  const inChain = { ...run, outcome };
  const isThrough = chain.rules.every((rule) => runRule(rule, inChain));
  if (isThrough) outcome.returns = true;
  run.done.set(chain, outcome);
  return outcome;
}

interface InChain extends Running {
  readonly outcome: NftOutcome;
}

/** @returns whether the next rule may be reached. */
function runRule({ line, at, parts }: NftRule, run: InChain): boolean {
  const { packet, table } = run;
  let why: UnknownReason | undefined;
  for (const part of parts) {
    if (part.is === 'untracks') continue;
    if (part.is === 'test') {
      const truth = part.test(packet, table);
      if (truth === false) return true;
      if (truth !== true) why ??= truth;
      continue;
    }
    const here: NftDecision = { line, at, ...(why && { why }) };
    return runEnd(part, { ...run, here }) || why !== undefined;
  }
  return true;
}

interface AtRule extends InChain {
  readonly here: NftDecision;
}

/** What ends a rule. @returns whether the next one may be reached by it. */
function runEnd(
  part: Exclude<NftPart, { readonly is: 'test' | 'untracks' }>,
  run: AtRule,
): boolean {
  const { here, outcome, packet, table } = run;
  if (part.is === 'verdict') return follow(part.verdict, run);
  if (part.is === 'diverts') {
    decide(outcome, { divert: here });
    return false;
  }
  if (part.is === 'unread') return anything(outcome, { ...here, why: 'unread-line' });
  const { found, sure, isOpen } = part.choose(packet, table);
  if (sure === false) return true;
  const why = here.why ?? (sure === true ? undefined : sure);
  const goesOn = found.map(({ verdict, line, at }) =>
    follow(verdict, { ...run, here: { line, at, ...(why && { why }) } }),
  );
  if (isOpen) anything(outcome, { ...here, why: why ?? 'elsewhere' });
  return sure !== true || goesOn.includes(true);
}

/** @returns whether the next rule may be reached by it. */
function follow(verdict: NftVerdict, run: AtRule): boolean {
  const { here, outcome, table } = run;
  switch (verdict.is) {
    case 'continue':
      return true;
    case 'return':
      outcome.returns = true;
      return false;
    case 'accept':
    case 'drop':
      decide(outcome, { [verdict.is]: here });
      return false;
    case 'jump':
    case 'goto': {
      const chain = table.chains.get(verdict.chain);
      if (chain === undefined) return anything(outcome, { ...here, why: 'unread-line' });
      const { returns, ...ends } = runChain(chain, { ...run, depth: run.depth + 1 });
      decide(outcome, ends, here.why);
      if (verdict.is === 'jump') return returns;
      outcome.returns ||= returns;
      return false;
    }
  }
}

function anything(outcome: NftOutcome, here: NftDecision): true {
  decide(outcome, { accept: here, drop: here });
  return true;
}

type Ends = Pick<NftOutcome, 'accept' | 'drop' | 'divert'>;

/** Puts down what may be decided; what is certain goes before what is not. */
function decide(outcome: NftOutcome, ends: Ends, why?: UnknownReason): void {
  for (const kind of ['accept', 'drop', 'divert'] as const) {
    const end = ends[kind];
    const standing = outcome[kind];
    if (end === undefined) continue;
    const reason = end.why ?? why;
    if (standing === undefined || (standing.why !== undefined && reason === undefined))
      outcome[kind] = { line: end.line, at: end.at, ...(reason && { why: reason }) };
  }
}
