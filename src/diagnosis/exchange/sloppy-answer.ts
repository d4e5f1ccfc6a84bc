import { facts, proxyLabel } from '../facts.ts';
import { unique } from '../judged.ts';
import type { Rule } from '../rule.ts';

/**
 * An answer that clients read although a standard forbids its form. No fault by itself: whoever
 * sent it, its status counts as any other.
 */
export const sloppyAnswer: Rule<'sloppy-answer'> = {
  kind: 'sloppy-answer',
  severity: 'info',
  rivals: [],
  prove: ({ steps, attempt }) => {
    const sloppy = steps.flatMap((step) =>
      (step.step === 'tunnel' || step.step === 'exchange') && step.sloppy ? [step] : [],
    );
    const [first] = sloppy;
    if (first === undefined) return undefined;
    return {
      evidence: sloppy.map(({ id }) => id),
      facts: facts({
        serverName: first.step === 'exchange' ? attempt.host : undefined,
        proxy: proxyLabel(first.proxy),
        status: first.status,
        sloppy: unique(sloppy.flatMap((step) => step.sloppy ?? [])),
      }),
    };
  },
};
