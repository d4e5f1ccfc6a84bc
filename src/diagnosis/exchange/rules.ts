import { endedRule } from '../ended-rule.ts';
import { facts } from '../facts.ts';
import type { AnyRule } from '../rule.ts';
import { exchangeFacts, exchangeRivals, isCutAfterAnswer } from './exchange-facts.ts';
import { unexpectedAnswer } from './unexpected-answer.ts';

/** How an exchange broke off; last, an answer that is whole and not the one that is due. */
export const exchangeRules: readonly AnyRule[] = [
  // RST where the answer was due.
  endedRule({
    kind: 'exchange-reset',
    rivals: ['service-outage'],
    at: { step: 'exchange', codes: ['reset'] },
    shows: (step, { reading }) => ({
      facts: exchangeFacts(reading, step),
      rivals: exchangeRivals(step, 'proxy-hang-up'),
    }),
  }),
  // The peer closed, with or without an alert, before its answer was whole. A warning where the head
  // of the due answer had come from the service itself.
  endedRule({
    kind: 'exchange-closure',
    rivals: ['service-outage'],
    at: { step: 'exchange', codes: ['closed', 'alert'] },
    shows: (step, { reading }) => ({
      ...(isCutAfterAnswer(reading) && { severity: 'warning' }),
      facts: exchangeFacts(reading, step),
      rivals: exchangeRivals(step, 'proxy-hang-up'),
    }),
  }),
  // The request went out and nothing came before the deadline.
  endedRule({
    kind: 'exchange-silence',
    rivals: ['service-outage'],
    at: { step: 'exchange', codes: ['timeout'] },
    shows: (step, { reading, context }) => ({
      facts: { ...exchangeFacts(reading, step), deadlineMs: context.deadlineMs },
      rivals: exchangeRivals(step, 'proxy-silence'),
    }),
  }),
  // The answer began and stopped. A warning where the head of the due answer had come from the
  // service itself.
  endedRule({
    kind: 'exchange-stall',
    rivals: ['service-outage'],
    at: { step: 'exchange', codes: ['stall'] },
    shows: (step, { reading, context }) => ({
      ...(isCutAfterAnswer(reading) && { severity: 'warning' }),
      facts: { ...exchangeFacts(reading, step), deadlineMs: context.deadlineMs },
      rivals: exchangeRivals(step, 'proxy-silence'),
    }),
  }),
  // What came is not HTTP, or its head has no end.
  endedRule({
    kind: 'exchange-protocol-error',
    rivals: ['service-outage'],
    at: { step: 'exchange', codes: ['protocol-error', 'too-large'] },
    shows: (step, { reading }) => ({
      facts: facts({ ...exchangeFacts(reading, step), detail: step.failure.detail }),
      rivals: exchangeRivals(step, 'proxy-protocol-error'),
    }),
  }),
  unexpectedAnswer,
];
