import { scenarios } from '../../lab/scenarios.ts';
import type { SelfTest } from '../../model/compared/self-test.ts';
import type { DisplayArgs } from '../args/display-flags.ts';
import type { OutputArgs } from '../args/document-flags.ts';
import { deliveryOf, writeAnswer } from '../deliver/deliver.ts';
import { interruptible } from '../interrupt.ts';
import { draw } from '../out/say.ts';
import { auditScenario } from './audit-scenario.ts';
import { runSelfTest } from './run-self-test.ts';

/** How the outcome is shown, and where it goes. */
export type SelfTestArgs = DisplayArgs & OutputArgs<SelfTest>;

/**
 * `netready lab --self-test`.
 * @returns the exit status: 0 where expectation and report agree everywhere, 1 where they do not, 2
 * where a file could not be written.
 * @throws UsageError after Ctrl-C.
 */
export async function labSelfTest(args: SelfTestArgs): Promise<number> {
  const delivery = await deliveryOf<SelfTest>(args);
  const { screen } = delivery;
  const show = (text: string): void => {
    if (screen.progress) draw(text);
  };
  const onDone = (done: number): void => show(`${done} of ${scenarios.length} networks`);
  const result = await interruptible((signal) =>
    runSelfTest(scenarios, { audit: auditScenario, signal, onDone }),
  ).finally(() => show(''));
  if (!(await writeAnswer(result, delivery))) return 2;
  return result.mistakes.length === 0 ? 0 : 1;
}
