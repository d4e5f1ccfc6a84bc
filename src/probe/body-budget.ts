import type { Observation } from '../model/observation.ts';

const wholeRun = 32 * 1024 * 1024;
const afterwards = 2 * 1024;

/**
 * Bounds what a run keeps of answers: bodies of 64 KiB and first bytes of 16 KiB (the steps see to
 * that) until 32 MiB are kept, then the first 2 KiB of each, which still show a title.
 * @returns a function that gives the observation back, cut where the budget is spent.
 */
export function bodyBudget(): (observation: Observation) => Observation {
  let kept = 0;
  return (observation) => {
    const { body = '', firstBytes = '' } = textsOf(observation);
    const length = body.length + firstBytes.length;
    if (length <= afterwards || kept + length <= wholeRun) {
      kept += length;
      return observation;
    }
    return {
      ...observation,
      ...(body !== '' && { body: body.slice(0, afterwards) }),
      ...(firstBytes !== '' && { firstBytes: firstBytes.slice(0, afterwards) }),
      ...(observation.step === 'exchange' &&
        body.length > afterwards && { bodyCut: true as const }),
    };
  };
}

function textsOf(observation: Observation): { body?: string; firstBytes?: string } {
  switch (observation.step) {
    case 'tunnel':
    case 'exchange':
    case 'handshake':
      return observation;
    default:
      return {};
  }
}
