import type { Trial } from '../model/audit/report.ts';
import type { Finding } from '../model/finding/finding.ts';
import { startOf } from '../model/text/start-of.ts';

const longest = 300;

/**
 * The findings, each with what the PAC file answered for its attempt, where one decided the way: who
 * is told of a blocked host asks first which way it went. Those about the answer tell it themselves.
 */
export function chosenByPac(
  findings: readonly Finding[],
  trials: readonly Trial[],
): readonly Finding[] {
  const answers = new Map<string, string>();
  for (const { attempt, observations } of trials) {
    if (!attempt.select) continue;
    const step = observations.findLast((one) => one.step === 'select');
    if (step?.step === 'select' && step.answer) answers.set(attempt.id, step.answer);
  }
  if (answers.size === 0) return findings;
  return findings.map((finding) => {
    const answer = answers.get(finding.attempt ?? '');
    const isTold = answer === undefined || finding.facts.answer !== undefined;
    return isTold ? finding : { ...finding, chosen: startOf(answer, longest) };
  });
}
