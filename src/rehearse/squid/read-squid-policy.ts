import type { Ruling } from '../../model/rules/ruling.ts';
import type { Asked, Policy } from '../policy.ts';
import { toldText, unreadBook } from '../unread-book.ts';
import { type Candidate, candidatesOf } from './access-list.ts';
import type { ConfigLine } from './config-lines.ts';
import { agreed, type Outcome, outcomeOf } from './outcome.ts';
import { readSquidConfig } from './read-squid-config.ts';
import type { Gate, SquidConfig, Verdict } from './squid-reading.ts';
import { bumpOutcome } from './ssl-bump.ts';

export interface SquidOptions {
  /** The address of the client that asks. Absent: not known, and rules that go by it are not judged. */
  readonly client?: string;
  /** Texts of files that it names, by the last part of their path. */
  readonly files?: ReadonlyMap<string, string>;
}

/** What a squid.conf, or a part of one, does: http_access and what comes behind it, and ssl_bump. */
export function readSquidPolicy(
  text: string,
  { client, files = new Map() }: SquidOptions = {},
): Policy {
  const book = unreadBook();
  const config = readSquidConfig(text, { unread: book.put, files });
  return {
    ...book.end(),
    rule: (asked) => asRuling(outcomeFor(asked, { config, client })),
  };
}

function asRuling({ ruling, line, why }: Outcome): Ruling {
  return {
    ruling,
    ...(line && line.line > 0 && placeOf(line)),
    ...(why && { why }),
  };
}

function placeOf({ line, file, text }: ConfigLine): Pick<Ruling, 'line' | 'file' | 'text'> {
  return { line, ...(file !== undefined && { file }), text: toldText(text) };
}

interface Device {
  readonly config: SquidConfig;
  readonly client: string | undefined;
}

function outcomeFor(asked: Asked, device: Device): Outcome {
  const { refused } = device.config;
  if (refused) return { ruling: 'unknown', why: 'file-refused', line: refused };
  const first = gateOutcome('http_access', { asked, device });
  if (first.ruling !== 'passes') return first;
  const helped = helperOutcome(asked, device);
  if (helped) return helped;
  for (const gate of ['adapted_http_access', 'miss_access'] as const) {
    const next = gateOutcome(gate, { asked, device });
    if (next.ruling !== 'passes') return next;
  }
  if (asked.scheme === 'https') {
    const opened = openedOutcome(asked, device);
    return opened.ruling === 'passes' ? first : opened;
  }
  const reply = gateOutcome('http_reply_access', { asked, device });
  return reply.ruling === 'passes' ? first : reply;
}

interface Question {
  readonly asked: Asked;
  readonly device: Device;
}

/** One list of rules; where none of its lines holds, the contrary of the last (acl/Checklist.cc). */
function gateOutcome(gate: Gate, { asked, device: { config, client } }: Question): Outcome {
  const lines = config.lists[gate];
  const last = lines.at(-1);
  const isAllowed = last ? last.action === 'deny' : gate !== 'http_access';
  const candidates = candidatesOf(lines, { asked, client, step: 1 });
  return agreed(candidates, ({ action, at }: Candidate<Verdict>) => {
    if (action === 'allow') return outcomeOf('passes', at);
    if (action === 'deny') return outcomeOf('blocked', at);
    if (action === 'login') return loginOutcome(gate, at);
    if (action === undefined)
      return { ruling: 'unknown', why: 'unread-line', ...(at && { line: at }) };
    if (last && last.action === undefined) {
      return { ruling: 'unknown', why: 'unread-line', line: last.at };
    }
    return outcomeOf(isAllowed ? 'passes' : 'blocked', undefined);
  });
}

/** A list that is asked in passing cannot wait for a login: what Squid does then is not worked out. */
function loginOutcome(gate: Gate, at: ConfigLine | undefined): Outcome {
  return gate === 'http_access' || gate === 'adapted_http_access'
    ? outcomeOf('login', at)
    : { ruling: 'unknown', why: 'elsewhere', ...(at && { line: at }) };
}

/** Who is asked beside the rules may refuse what they let pass. */
function helperOutcome(asked: Asked, device: Device): Outcome | undefined {
  const { rewrite, adapt } = device.config.helpers;
  const isAsked = (gate: Gate): boolean =>
    gateOutcome(gate, { asked, device }).ruling !== 'blocked';
  if (rewrite && isAsked('url_rewrite_access')) {
    return { ruling: 'unknown', why: 'elsewhere', line: rewrite };
  }
  if (adapt && isAsked('adaptation_access')) {
    return { ruling: 'unknown', why: 'elsewhere', line: adapt };
  }
  return undefined;
}

function openedOutcome(asked: Asked, { config, client }: Device): Outcome {
  const { bump, ports } = config;
  const [first] = bump;
  if (!first || (ports.length > 0 && !ports.includes(true))) return { ruling: 'passes' };
  const outcome = bumpOutcome(bump, { asked, client });
  // Another port of the same file leaves TLS closed.
  if (outcome.ruling === 'passes' || !ports.includes(false)) return outcome;
  return { ruling: 'unknown', why: 'client', line: first.at };
}
