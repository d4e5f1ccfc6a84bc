import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Audited, compareOutcome } from '../../lab/outcome/compare-outcome.ts';
import { mistakesIn, tallyOutcomes } from '../../lab/outcome/tally-outcomes.ts';
import type { Scenario } from '../../lab/scenarios/scenario.ts';
import type { ScenarioOutcome, SelfTest } from '../../model/compared/self-test.ts';
import { UsageError } from '../../setup/usage/usage-error.ts';
import { someAtOnce } from './some-at-once.ts';

export interface SelfTestOptions {
  readonly audit: (scenario: Scenario, signal: AbortSignal) => Promise<Audited>;
  readonly signal: AbortSignal;
  /** Told after each scenario how many are done. */
  readonly onDone?: (done: number) => void;
}

// Most of the time of a scenario is waiting for deadlines; but a core has two ends to compute.
const atOnce = 4;
// Runs of one scenario that is held up in each: the last counts, lest a busy machine never end.
const maxRuns = 4;
// Of a scenario's deadline: an answer that was in time may have been read too late.
const maxStallShare = 0.25;

/**
 * Audits the network of every scenario, a few at a time, and counts how expectation and report
 * agree. What goes wrong while this process itself was held up (a busy machine, a paused one), or while
 * the report itself says so, is no measurement: such a scenario runs again, alone, until a run was
 * not held up, and that run counts.
 * @throws UsageError when it was aborted; what a network that cannot start throws.
 */
export async function runSelfTest(
  scenarios: readonly Scenario[],
  { audit, signal, onDone }: SelfTestOptions,
): Promise<SelfTest> {
  const started = performance.now();
  const outcomes = new Map<Scenario, ScenarioOutcome>();
  const invalid: Scenario[] = [];
  const run = async (scenario: Scenario): Promise<boolean> => {
    const delay = monitorEventLoopDelay({ resolution: 10 });
    delay.enable();
    const audited = await audit(scenario, signal);
    // A stall at the very end is seen in the next turn of the loop.
    await nextTurn();
    await nextTurn();
    delay.disable();
    const outcome = compareOutcome(scenario, audited);
    outcomes.set(scenario, outcome);
    const isHeldUp =
      delay.max / 1e6 >= scenario.timeoutMs * maxStallShare ||
      audited.report.findings.some(({ kind }) => kind === 'local-limit');
    return mistakesIn(outcome).length === 0 || !isHeldUp;
  };
  const first = async (scenario: Scenario): Promise<void> => {
    if (!(await run(scenario))) invalid.push(scenario);
    onDone?.(outcomes.size);
  };
  await someAtOnce(scenarios, first, { atOnce, signal });
  for (const scenario of invalid) {
    for (let runs = 1; runs < maxRuns && !(await run(scenario)); runs += 1);
  }
  if (signal.aborted) throw new UsageError('The self-test was interrupted');
  return {
    ...tallyOutcomes(scenarios.flatMap((scenario) => outcomes.get(scenario) ?? [])),
    durationMs: Math.round(performance.now() - started),
    repeated: invalid.map(({ name }) => name),
  };
}
