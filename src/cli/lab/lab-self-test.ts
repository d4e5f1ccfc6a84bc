import { scenarios } from '../../lab/scenarios.ts';
import { selfTestJson } from '../../report/formats/json/self-test-json.ts';
import { renderSelfTest } from '../../report/formats/terminal/render-self-test.ts';
import type { DisplayArgs } from '../args/display-flags.ts';
import { interruptible } from '../interrupt.ts';
import { printDocument } from '../out/print-document.ts';
import { draw } from '../out/say.ts';
import { terminal } from '../out/terminal.ts';
import { auditScenario } from './audit-scenario.ts';
import { runSelfTest } from './run-self-test.ts';

/** How the outcome is shown. */
export interface SelfTestArgs extends DisplayArgs {
  readonly format: 'table' | 'json';
}

/**
 * `netready lab --self-test`.
 * @returns the exit status: 0 where expectation and report agree everywhere, 1 where they do not.
 * @throws UsageError after Ctrl-C.
 */
export async function labSelfTest({ format, ...display }: SelfTestArgs): Promise<number> {
  const screen = terminal(display);
  const show = (text: string): void => {
    if (screen.progress) draw(text);
  };
  const onDone = (done: number): void => show(`${done} of ${scenarios.length} networks`);
  const result = await interruptible((signal) =>
    runSelfTest(scenarios, { audit: auditScenario, signal, onDone }),
  ).finally(() => show(''));
  await printDocument(result, (one) =>
    format === 'json' ? selfTestJson(one) : renderSelfTest(one, screen),
  );
  return result.mistakes.length === 0 ? 0 : 1;
}
