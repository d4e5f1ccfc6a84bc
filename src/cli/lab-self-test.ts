import { stderr } from 'node:process';
import { scenarios } from '../lab/scenarios.ts';
import { renderSelfTest } from '../report/render-self-test.ts';
import { selfTestJson } from '../report/self-test-json.ts';
import { auditScenario } from './audit-scenario.ts';
import { interruptible } from './interrupt.ts';
import type { Parsed } from './option.ts';
import { printAnswer } from './print-answer.ts';
import { runSelfTest } from './run-self-test.ts';
import { terminal } from './terminal.ts';
import { notAChoice } from './usage-error.ts';

const formats = ['table', 'json'];

/**
 * `netready lab --self-test`.
 * @returns the exit status: 0 where expectation and report agree everywhere, 1 where they do not.
 * @throws UsageError for an unknown format, or after Ctrl-C.
 */
export async function labSelfTest(parsed: Parsed): Promise<number> {
  const format = parsed.one('format') ?? 'table';
  if (!formats.includes(format)) throw notAChoice('--format', format, formats);
  const screen = terminal({
    noColor: parsed.has('no-color'),
    noProgress: parsed.has('no-progress') || parsed.has('quiet'),
  });
  const show = (text: string): void => {
    if (screen.progress) stderr.write(`\r\u001B[K${text}`);
  };
  const onDone = (done: number): void => show(`${done} of ${scenarios.length} networks`);
  const result = await interruptible((signal) =>
    runSelfTest(scenarios, { audit: auditScenario, signal, onDone }),
  ).finally(() => show(''));
  await printAnswer(format === 'json' ? selfTestJson(result) : [renderSelfTest(result, screen)]);
  return result.mistakes.length === 0 ? 0 : 1;
}
