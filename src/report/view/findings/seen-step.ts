import type { Certificate, Observation } from '../../../model/audit/observation.ts';
import { stepsOf } from '../../../model/audit/saved/steps-of.ts';
import type { ProxyServer } from '../../../model/route/route.ts';
import { figure, joined, named, ours, outside, say, type Text } from '../../text/say.ts';
import { observedStep } from '../../words/step-words.ts';

/** What one step saw, as far as a reader asks what a finding rests on. Not escaped; texts are cut. */
export interface SeenStep {
  readonly id: string;
  readonly name: Text;
  readonly ms: number;
  /** The code, and the raw text of the cause. */
  readonly failure: Text;
  readonly facts: readonly { readonly label: Text; readonly value: Text }[];
  /** What came, line by line; empty where nothing did, or where it is not kept. */
  readonly bytes: readonly Text[];
}

type Seen = {
  readonly observations: readonly Observation[];
  readonly certificates: readonly Certificate[];
};

/** The steps of a report by their ids, each made when it is asked for; undefined where none has it. */
export function seenSteps(report: Seen): (id: string) => SeenStep | undefined {
  const steps = stepsOf(report.observations);
  let certificates: ReadonlyMap<string, Certificate> | undefined;
  return (id) => {
    certificates ??= new Map(report.certificates.map((one) => [one.id, one]));
    const one = steps(id.slice(0, Math.max(0, id.lastIndexOf('.')))).find((step) => step.id === id);
    return one && seenStep(one, certificates);
  };
}

function seenStep(one: Observation, certificates: ReadonlyMap<string, Certificate>): SeenStep {
  const { id, durationMs, failure } = one;
  const facts = factsOf(one, certificates).filter(({ value }) => value.length > 0);
  return {
    id,
    name: observedStep(one),
    ms: durationMs,
    failure: failure ? say`${ours(failure.code)}${detail(failure.detail)}` : [],
    facts,
    bytes: linesOf(bytesOf(one)),
  };
}

function detail(text: string): Text {
  return text === '' ? [] : say` (${outside(text)})`;
}

interface Fact {
  readonly label: Text;
  readonly value: Text;
}

const fact = (label: Text, value: Text | undefined): Fact => ({ label, value: value ?? [] });

const name = (text: string | undefined): Text => (text === undefined ? [] : named(text));

function factsOf(one: Observation, certificates: ReadonlyMap<string, Certificate>): Fact[] {
  switch (one.step) {
    case 'select':
      return [
        fact(say`file`, named(one.source)),
        fact(say`asked`, named(one.url)),
        fact(say`answer`, outside(one.answer ?? '')),
      ];
    case 'resolve':
      return [
        fact(say`name`, named(one.name)),
        fact(say`asked`, name(one.server)),
        fact(say`answer`, outside(one.responseCode ?? '')),
        fact(
          say`addresses`,
          joined(
            one.addresses.slice(0, maxNames).map(({ address }) => named(address)),
            ', ',
          ),
        ),
      ];
    case 'connect':
      return [
        fact(say`to`, say`${named(one.address)} port ${one.port}`),
        fact(say`really to`, name(one.connectedTo)),
      ];
    case 'tunnel':
      return [
        fact(say`proxy`, proxyText(one.proxy)),
        fact(say`sent`, outside(one.sent.split('\r\n', 1)[0] ?? '')),
        fact(say`status`, status(one)),
      ];
    case 'handshake':
      return [
        fact(say`server name`, name(one.serverName)),
        fact(say`TLS`, joined([one.protocol, one.cipher].map(name).filter(hasText), ', ')),
        ...certificateFacts(certificates.get(one.chain?.[0] ?? '')),
        fact(say`the chain`, outside(one.verification ?? '')),
        fact(say`alert`, one.alert === undefined ? [] : say`${one.alert}`),
      ];
    case 'exchange':
      return [
        fact(say`request`, say`${outside(one.method)} ${named(one.url)}`),
        fact(say`proxy`, one.proxy && proxyText(one.proxy)),
        fact(say`status`, status(one)),
        fact(
          say`first byte`,
          one.firstByteMs === undefined ? [] : say`after ${figure(one.firstByteMs, 1)} ms`,
        ),
        fact(say`alert`, one.alert === undefined ? [] : say`${one.alert}`),
      ];
  }
}

const maxNames = 8;

const hasText = (text: Text): boolean => text.length > 0;

function certificateFacts(leaf: Certificate | undefined): Fact[] {
  if (leaf === undefined) return [];
  return [
    fact(say`certificate of`, outside(leaf.subject)),
    fact(say`signed by`, outside(leaf.issuer)),
    fact(say`valid`, say`${outside(leaf.notBefore)} to ${outside(leaf.notAfter)}`),
    fact(say`SHA-256`, named(leaf.id)),
  ];
}

function proxyText({ kind, host, port }: ProxyServer): Text {
  return named(`${kind}://${host}:${port}`);
}

function status(one: { readonly status?: number; readonly reason?: string }): Text {
  return one.status === undefined ? [] : say`${one.status} ${outside(one.reason ?? '')}`;
}

function bytesOf(one: Observation): string {
  switch (one.step) {
    case 'tunnel':
      return one.status === undefined || one.failure ? `${one.received}${one.body ?? ''}` : '';
    case 'handshake':
      return one.firstBytes ?? '';
    case 'exchange':
      return one.firstBytes ?? `${headOf(one.headers)}${one.body ?? ''}`;
    default:
      return '';
  }
}

function headOf(headers: readonly (readonly [string, string])[] = []): string {
  return headers.slice(0, maxHeaders).reduce((all, [key, value]) => `${all}${key}: ${value}\n`, '');
}

const maxHeaders = 30;
const maxBytes = 1000;
const maxLines = 24;

function linesOf(text: string): readonly Text[] {
  const lines = text.slice(0, maxBytes).replace(/\s+$/, '').split(/\r?\n/);
  const kept = lines.slice(0, maxLines).map(outside);
  const isCut = text.length > maxBytes || lines.length > maxLines;
  return text.trim() === '' ? [] : [...kept, ...(isCut ? [say`...`] : [])];
}
