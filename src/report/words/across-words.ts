import { clause, fact, remarks } from './fact.ts';
import type { FindingWords } from './finding-words.ts';

type Kind =
  | 'passing-fault'
  | 'service-outage'
  | 'route-disagreement'
  | 'local-limit'
  | 'unknown-failure';

/** The words of what only several attempts together can show, and of what nothing explains. */
export const acrossWords: Pick<FindingWords, Kind> = {
  'passing-fault': {
    title: 'Passing fault',
    meaning:
      'The first attempt failed and a repeat passed. The way is open, but not reliable: loss, load, or a device that sometimes fails.',
    what: (facts) =>
      `One attempt failed${remarks(facts, { code: '', detail: '' })}, and its repeat passed.`,
    advice:
      'Audit again with --samples 20 to see how often it fails, and check loss and load on the way.',
  },
  'service-outage': {
    title: 'Outage of the service',
    meaning:
      'The target fails over every way out, in a manner that fits a service that is down. This network is not shown to be the cause.',
    what: (facts) =>
      `The target fails over every way out${clause(fact(facts, 'fails'), ': ')}${remarks(facts, { status: 'status', code: '' })}.`,
    advice:
      'Change nothing yet: check the health page of the service, and audit again from another network.',
  },
  'route-disagreement': {
    title: 'Routes that disagree',
    meaning:
      'The same target passes over one way out and fails over another. The cause lies on the way that fails, not at the service.',
    what: (facts) =>
      `The target passes over ${fact(facts, 'passes') ?? 'one way out'} and fails over ${fact(facts, 'fails') ?? 'another'}.`,
    advice:
      'Give the way that fails the rules of the way that passes, or send the devices that way.',
  },
  'local-limit': {
    title: 'Limit of this machine',
    meaning:
      'This machine ran out of something, such as file descriptors or ports, while it measured. That says nothing about the network.',
    what: (facts) => `This machine ran into a limit of its own${remarks(facts, { detail: '' })}.`,
    advice: 'Audit again with a lower --concurrency, or raise the limit (ulimit -n).',
  },
  'unknown-failure': {
    title: 'Failure of unknown cause',
    meaning: 'A step failed in a way that fits no known cause. The evidence is kept as it came.',
    what: (facts) => `A step failed for no known cause${remarks(facts, { detail: '' })}.`,
    advice:
      'Look at the observation in the JSON report, audit again, and compare with another network.',
  },
};
