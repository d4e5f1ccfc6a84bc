import type { AnyRule } from '../rule.ts';
import { exchangeClosure } from './exchange-closure.ts';
import { exchangeProtocolError } from './exchange-protocol-error.ts';
import { exchangeReset } from './exchange-reset.ts';
import { exchangeSilence } from './exchange-silence.ts';
import { exchangeStall } from './exchange-stall.ts';
import { unexpectedAnswer } from './unexpected-answer.ts';

export const exchangeRules: readonly AnyRule[] = [
  exchangeReset,
  exchangeClosure,
  exchangeSilence,
  exchangeStall,
  exchangeProtocolError,
  unexpectedAnswer,
];
