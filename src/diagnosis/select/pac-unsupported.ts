import type { Rule } from '../rule.ts';

/**
 * A PAC file decides the way, and a sensor that this audit is for reads none: Microsoft's guide
 * for Linux names static and transparent proxies alone.
 */
export const pacUnsupported: Rule<'pac-unsupported'> = {
  kind: 'pac-unsupported',
  severity: 'warning',
  actor: 'this-machine',
  rivals: [],
  prove: ({ steps }, { systems }) => {
    const step = steps.find((one) => one.step === 'select');
    if (step?.step !== 'select' || !systems.includes('linux')) return undefined;
    return { evidence: [step.id], facts: { source: step.source } };
  },
};
