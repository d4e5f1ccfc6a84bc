import type { IncomingMessage, RequestListener } from 'node:http';
import type { Scheme } from '../../model/target/target.ts';
import type { Authorities } from '../certificates/authorities.ts';
import { createSelfSigner } from '../certificates/authority.ts';
import type { AnsweringFault, Fault } from '../fault/fault.ts';
import { createTimes, type Times } from '../fault/times.ts';
import type { Behaviour, Presence } from '../network/listeners.ts';
import { datedAnswers } from '../services/answers.ts';
import { plainOrigin, secureOrigin } from '../services/origin.ts';
import { blockPage, blockRedirect, plainPage, portalPage } from '../services/pages.ts';
import type { RawAnswer } from '../services/raw-answer.ts';
import { answerWith } from './answer-with.ts';
import { cutAnswer } from './cut-answer.ts';
import { afterHello, plaintext, sizeFilter, sniFilter, versionFilter } from './hello-filters.ts';
import { sloppyAnswer } from './sloppy-answer.ts';

/** The host that a fault stands in front of, and what it would meet without the fault. */
export interface Surroundings {
  readonly host: string;
  readonly scheme: Scheme;
  readonly authorities: Authorities;
  /** The services' own answers. */
  readonly answerTo: (request: IncomingMessage) => RawAnswer;
  readonly next: Behaviour;
}

interface AtTimes {
  readonly times: Times;
  readonly fault: Behaviour;
  /** What the other connections meet. */
  readonly next: Behaviour;
}

/** Turns a fault, which is data, into what stands at the host's address. */
export async function presenceOf(fault: Fault, around: Surroundings): Promise<Presence> {
  if (fault.kind === 'refuse' || fault.kind === 'drop') return fault.kind;
  return behaviourOf(fault, around);
}

async function behaviourOf(fault: AnsweringFault, around: Surroundings): Promise<Behaviour> {
  const { host, authorities, answerTo, next } = around;
  const answers = answerWith(answerTo);
  switch (fault.kind) {
    case 'reset-on-accept':
      return (socket) => socket.resetAndDestroy();
    case 'after-hello':
      return afterHello(fault.answer);
    case 'sni-filter':
      return sniFilter({ ...fault, host, next });
    case 'size-filter':
      return sizeFilter({ ...fault, next });
    case 'version-filter':
      return versionFilter(fault.answer, next);
    case 'plaintext':
      return plaintext(fault.page);
    case 'intercept': {
      const authority = await authorities.inspector(fault.by, fault);
      return secureOrigin(answers, { authority });
    }
    case 'certificate': {
      const { flaw, clockAhead } = fault;
      const dated = clockAhead === undefined ? answers : datedAnswers(answers, clockAhead);
      return secureOrigin(dated, { authority: authorities.services, flaw });
    }
    case 'other-authority': {
      // The root signs its leaves itself: all that could come with them is the link to the other.
      const flaw = fault.crossSigned ? undefined : 'leaf-only';
      return secureOrigin(answers, { authority: authorities.other, flaw });
    }
    case 'issued-by': {
      const { issuer: root, rootSent: sendsRoot } = fault;
      return secureOrigin(answers, { authority: await authorities.named({ root, sendsRoot }) });
    }
    case 'own-certificate':
      return secureOrigin(answers, { authority: await createSelfSigner(fault.subject) });
    case 'old-link-first':
      return secureOrigin(answers, { authority: await authorities.renewed() });
    case 'client-certificate': {
      const authority = authorities.services;
      return secureOrigin(answers, { authority, demandsCertificate: true });
    }
    case 'status':
      return origin(
        around,
        answerWith(() => ({ status: fault.status, headers: [], body: '' })),
      );
    case 'block-page':
      return origin(
        around,
        answerWith(() => blockPage(fault.by)),
      );
    case 'block-redirect':
      return origin(
        around,
        answerWith(() => blockRedirect(fault.by)),
      );
    case 'redirect': {
      const headers = [['Location', fault.to]] as const;
      return origin(
        around,
        answerWith(() => ({ status: 302, headers, body: '' })),
      );
    }
    case 'page':
      return origin(
        around,
        answerWith(() => plainPage(fault.page)),
      );
    case 'sloppy': {
      const { head, page } = fault;
      return origin(around, sloppyAnswer(head, page ? () => plainPage(page) : answerTo));
    }
    case 'portal':
      return origin(
        around,
        answerWith(() => portalPage(fault.status ?? 302)),
      );
    case 'answer':
      return cutAnswer(fault.cut, (listener) => origin(around, listener));
    case 'interim':
      return origin(around, interimAnswers(answers));
    case 'slow':
      return slow(fault.ms, next);
    case 'first-time':
      return atTimes({ times: { first: 1 }, fault: await behaviourOf(fault.fault, around), next });
    case 'at-times': {
      const { times } = fault;
      return atTimes({ times, fault: await behaviourOf(fault.fault, around), next });
    }
  }
}

/** A service that answers otherwise: under its own name, with its own certificate. */
async function origin(
  { scheme, authorities }: Surroundings,
  listener: RequestListener,
): Promise<Behaviour> {
  if (scheme === 'http') return plainOrigin(listener);
  return secureOrigin(listener, { authority: authorities.services });
}

/** Says 102 and 103 (RFC 2518, section 10.1; RFC 8297), and then what the service says. */
function interimAnswers(answers: RequestListener): RequestListener {
  return (request, response) => {
    response.writeProcessing();
    response.writeEarlyHints({ link: '</style.css>; rel=preload' });
    answers(request, response);
  };
}

/** The peer takes its time before it reads the first byte, and then does as it should. */
function slow(ms: number, next: Behaviour): Behaviour {
  return (socket) => {
    const timer = setTimeout(() => next(socket), ms);
    socket.once('close', () => clearTimeout(timer));
  };
}

/** Some connections meet the fault and the others the service: what comes and goes is no filter. */
function atTimes({ times, fault, next }: AtTimes): Behaviour {
  const isMet = createTimes(times);
  return (socket) => (isMet() ? fault : next)(socket);
}
