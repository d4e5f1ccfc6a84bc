import type { FactName, Facts } from '../../../../model/finding/facts.ts';
import { code, say, type Text } from '../../../text/say.ts';
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
export const crossAttemptWords: Pick<FindingWords, Kind> = {
  'answer-disagreement': {
    title: say`Answers that disagree`,
    meaning: say`Over plain http the same request gets one answer over this way out and quite another over a second one: a page of a filter that is not known, or a service that tells its clients apart.`,
    what: (facts) =>
      say`The answer was ${answer(facts, ['status', 'title', 'location'])}, where ${fact(facts, 'passes') ?? say`another way out`} gets ${answer(facts, ['otherStatus', 'otherTitle'])}.`,
    advice: say`Look at both answers, in the JSON report or by curl. If one is not a page of the service, allow the URL on the device that sent it.`,
  },
  'short-deadline': {
    title: say`Deadline that is too short`,
    meaning: say`What answers over this way takes almost as long as netready waits, or longer, so what did not answer may be slow and not stopped.`,
    what: (facts) =>
      say`No answer came${clause(fact(facts, 'deadlineMs'), ' within ', ' ms')}${slowness(facts)}.`,
    advice: say`Audit again with a longer deadline, ${code`--timeout 30s`}: what passes then is slow, and what is silent still is stopped. Then look for what makes this way slow.`,
  },
  'passing-fault': {
    title: say`Passing fault`,
    meaning: say`Of an attempt and its repeat, one failed and the other passed. The way is open, but not reliable: loss, load, or a device that sometimes fails.`,
    what: (facts) =>
      say`${triesOf(facts)}${remarks(facts, { code: '', detail: '' })}, and ${facts.failed === undefined ? say`another one` : say`the others`} passed.`,
    advice: say`Audit again with ${code`--samples 20`} to see how often it fails, and check loss and load on the way.`,
  },
  'client-limit': {
    title: say`Limit for one client`,
    meaning: say`A proxy or a name server takes so many requests at a time from one client, and refuses, drops or delays the rest. What failed in company passes alone: nobody blocks it.`,
    what: (facts) =>
      say`${fact(facts, 'proxy') ?? fact(facts, 'server') ?? say`A device`} failed${remarks(facts, { code: '', status: 'status' })} with ${fact(facts, 'inFlight') ?? say`several`} other requests of this audit under way, and passed ${fact(facts, 'passed') ?? say`the same`} of them later.`,
    advice: say`Nothing to allow. Raise the limit for clients there if devices need more at a time, or audit with fewer at a time: ${code`--per-proxy`}, ${code`--per-name-server`} or ${code`--concurrency`}.`,
  },
  'service-outage': {
    title: say`Outage of the service`,
    meaning: say`The target fails over every way out, in a manner that fits a service that is down. This network is not shown to be the cause.`,
    what: (facts) =>
      say`The target fails over every way out${clause(fact(facts, 'fails'), ': ')}${remarks(facts, { status: 'status', code: '' })}.`,
    advice: say`Change nothing yet: check the health page of the service, and audit again from another network.`,
  },
  'route-disagreement': {
    title: say`Routes that disagree`,
    meaning: say`The same target passes over one way out and fails over another. The cause lies on the way that fails, not at the service.`,
    what: (facts) =>
      say`The target passes over ${fact(facts, 'passes') ?? say`one way out`} and fails over ${fact(facts, 'fails') ?? say`another`}.`,
    advice: say`Give the way that fails the rules of the way that passes, or send the devices that way.`,
  },
  'ipv6-failure': {
    title: say`IPv6 that fails`,
    meaning: say`The target passes over IPv4 and fails over IPv6. The sensor needs IPv4 alone; programs that prefer IPv6 wait before they fall back.`,
    what: (facts) =>
      say`Over IPv4 it passes; over IPv6${clause(fact(facts, 'address'), ', ', ',')} it fails${remarks(facts, { code: '' })}.`,
    advice: say`Let IPv6 pass as IPv4 does, or keep devices from having IPv6 addresses that lead nowhere.`,
  },
  'revocation-unreachable': {
    title: say`Revocation host out of reach`,
    meaning: say`The list or the responder that tells whether a certificate was revoked cannot be reached. Windows waits for it, and strict clients refuse the connection.`,
    what: (facts) =>
      say`${fact(facts, 'host') ?? say`A host`} tells whether certificates were revoked, and cannot be reached${remarks(facts, { url: '', code: '', status: 'status' })}.`,
    advice: say`Allow plain HTTP, without inspection and without login, to the CRL and OCSP hosts that the finding names.`,
  },
  'slow-step': {
    title: say`Slow step`,
    meaning: say`One step took far longer than the same step of other targets over the same way out. The way works, and something on it delays this target.`,
    what: (facts) =>
      say`One step${remarks(facts, { step: '' })} took ${fact(facts, 'ms') ?? say`far more`} ms, where the same step of others over this way takes ${fact(facts, 'usualMs') ?? say`fewer`} ms.`,
    advice: say`Audit again with ${code`--samples 20`}. If it stays slow, look for inspection, name lookups or rate limits that concern this host alone.`,
  },
  'local-limit': {
    title: say`Limit of this machine`,
    meaning: say`This machine ran out of something, such as file descriptors or ports, or was too busy or asleep, while it measured. That says nothing about the network.`,
    what: (facts) =>
      facts.tries === undefined
        ? say`This machine ran into a limit of its own${remarks(facts, { detail: '' })}.`
        : say`This machine was too busy to measure, stopped or asleep: failed attempts (${fact(facts, 'tries')}) waited up to ${fact(facts, 'delayedMs')} ms for it, and are not judged.`,
    advice: say`Audit again with a lower ${code`--concurrency`} or ${code`--rate`}, raise the limit (${code`ulimit -n`}), or keep the machine awake.`,
  },
  'unknown-failure': {
    title: say`Failure of unknown cause`,
    meaning: say`A step failed in a way that fits no known cause. The evidence is kept as it came.`,
    what: (facts) => say`A step failed for no known cause${remarks(facts, { detail: '' })}.`,
    advice: say`Look at the observation in the JSON report, audit again, and compare with another network.`,
  },
};

function triesOf(facts: Facts): Text {
  const failed = fact(facts, 'failed');
  return failed === undefined
    ? say`One attempt failed`
    : say`${failed} of ${fact(facts, 'of')} failed`;
}

function slowness(facts: Facts): Text {
  const longer = fact(facts, 'longerMs');
  return longer === undefined
    ? say`, and others over this way took up to ${fact(facts, 'ms') ?? say`almost as many`} ms`
    : say`; within ${longer} ms it passed${remarks(facts, { step: '', tookMs: 'slowest step in ms' })}`;
}

function answer(facts: Facts, names: readonly [FactName, FactName, FactName?]): Text {
  const [status, title, location] = names;
  const to = location && fact(facts, location);
  return say`${fact(facts, status) ?? say`another one`}${clause(fact(facts, title), ' ("', '")')}${clause(to, ', which leads to ')}`;
}
