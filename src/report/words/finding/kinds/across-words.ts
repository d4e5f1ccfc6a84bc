import type { FactName, Facts } from '../../../../model/facts.ts';
import { clause, fact, remarks } from '../fact.ts';
import type { FindingWords } from '../finding-words.ts';

type Kind =
  | 'answer-disagreement'
  | 'short-deadline'
  | 'passing-fault'
  | 'client-limit'
  | 'service-outage'
  | 'route-disagreement'
  | 'ipv6-failure'
  | 'revocation-unreachable'
  | 'slow-step'
  | 'local-limit'
  | 'unknown-failure';

/** The words of what only several attempts together can show, and of what nothing explains. */
export const acrossWords: Pick<FindingWords, Kind> = {
  'answer-disagreement': {
    title: 'Answers that disagree',
    meaning:
      'Over plain http the same request gets one answer over this way out and quite another over a second one: a page of a filter that is not known, or a service that tells its clients apart.',
    what: (facts) =>
      `The answer was ${answer(facts, ['status', 'title', 'location'])}, where ${fact(facts, 'passes') ?? 'another way out'} gets ${answer(facts, ['otherStatus', 'otherTitle'])}.`,
    advice:
      'Look at both answers, in the JSON report or by curl. If one is not a page of the service, allow the URL on the device that sent it.',
  },
  'short-deadline': {
    title: 'Deadline that is too short',
    meaning:
      'What answers over this way takes almost as long as netready waits, or longer, so what did not answer may be slow and not stopped.',
    what: (facts) =>
      `No answer came${clause(fact(facts, 'deadlineMs'), ' within ', ' ms')}${slowness(facts)}.`,
    advice:
      'Audit again with a longer deadline, --timeout 30s: what passes then is slow, and what is silent still is stopped. Then look for what makes this way slow.',
  },
  'passing-fault': {
    title: 'Passing fault',
    meaning:
      'Of an attempt and its repeat, one failed and the other passed. The way is open, but not reliable: loss, load, or a device that sometimes fails.',
    what: (facts) =>
      `${triesOf(facts)}${remarks(facts, { code: '', detail: '' })}, and ${facts.failed === undefined ? 'another one' : 'the others'} passed.`,
    advice:
      'Audit again with --samples 20 to see how often it fails, and check loss and load on the way.',
  },
  'client-limit': {
    title: 'Limit for one client',
    meaning:
      'A proxy or a name server takes so many requests at a time from one client, and refuses, drops or delays the rest. What failed in company passes alone: nobody blocks it.',
    what: (facts) =>
      `${fact(facts, 'proxy') ?? fact(facts, 'server') ?? 'A device'} failed${remarks(facts, { code: '', status: 'status' })} with ${fact(facts, 'inFlight') ?? 'several'} other requests of this audit under way, and passed ${fact(facts, 'passed') ?? 'the same'} of them later.`,
    advice:
      'Nothing to allow. Raise the limit for clients there if devices need more at a time, or audit with fewer at a time: --per-proxy, --per-name-server or --concurrency.',
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
  'ipv6-failure': {
    title: 'IPv6 that fails',
    meaning:
      'The target passes over IPv4 and fails over IPv6. The sensor needs IPv4 alone; programs that prefer IPv6 wait before they fall back.',
    what: (facts) =>
      `Over IPv4 it passes; over IPv6${clause(fact(facts, 'address'), ', ', ',')} it fails${remarks(facts, { code: '' })}.`,
    advice:
      'Let IPv6 pass as IPv4 does, or keep devices from having IPv6 addresses that lead nowhere.',
  },
  'revocation-unreachable': {
    title: 'Revocation host out of reach',
    meaning:
      'The list or the responder that tells whether a certificate was revoked cannot be reached. Windows waits for it, and strict clients refuse the connection.',
    what: (facts) =>
      `${fact(facts, 'host') ?? 'A host'} tells whether certificates were revoked, and cannot be reached${remarks(facts, { url: '', code: '', status: 'status' })}.`,
    advice:
      'Allow plain HTTP, without inspection and without login, to the CRL and OCSP hosts that the finding names.',
  },
  'slow-step': {
    title: 'Slow step',
    meaning:
      'One step took far longer than the same step of other targets over the same way out. The way works, and something on it delays this target.',
    what: (facts) =>
      `One step${remarks(facts, { step: '' })} took ${fact(facts, 'ms') ?? 'far more'} ms, where the same step of others over this way takes ${fact(facts, 'usualMs') ?? 'fewer'} ms.`,
    advice:
      'Audit again with --samples 20. If it stays slow, look for inspection, name lookups or rate limits that concern this host alone.',
  },
  'local-limit': {
    title: 'Limit of this machine',
    meaning:
      'This machine ran out of something, such as file descriptors or ports, or was too busy or asleep, while it measured. That says nothing about the network.',
    what: (facts) =>
      facts.tries === undefined
        ? `This machine ran into a limit of its own${remarks(facts, { detail: '' })}.`
        : `This machine was too busy to measure, stopped or asleep: failed attempts (${fact(facts, 'tries')}) waited up to ${fact(facts, 'delayedMs')} ms for it, and are not judged.`,
    advice:
      'Audit again with a lower --concurrency or --rate, raise the limit (ulimit -n), or keep the machine awake.',
  },
  'unknown-failure': {
    title: 'Failure of unknown cause',
    meaning: 'A step failed in a way that fits no known cause. The evidence is kept as it came.',
    what: (facts) => `A step failed for no known cause${remarks(facts, { detail: '' })}.`,
    advice:
      'Look at the observation in the JSON report, audit again, and compare with another network.',
  },
};

function triesOf(facts: Facts): string {
  const failed = fact(facts, 'failed');
  return failed === undefined ? 'One attempt failed' : `${failed} of ${fact(facts, 'of')} failed`;
}

function slowness(facts: Facts): string {
  const longer = fact(facts, 'longerMs');
  return longer === undefined
    ? `, and others over this way took up to ${fact(facts, 'ms') ?? 'almost as many'} ms`
    : `; within ${longer} ms it passed${remarks(facts, { step: '', tookMs: 'slowest step in ms' })}`;
}

function answer(facts: Facts, names: readonly [FactName, FactName, FactName?]): string {
  const [status, title, location] = names;
  const to = location && fact(facts, location);
  return `${fact(facts, status) ?? 'another one'}${clause(fact(facts, title), ' ("', '")')}${clause(to, ', which leads to ')}`;
}
