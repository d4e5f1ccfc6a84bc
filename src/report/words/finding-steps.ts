import { type FindingKind, findingKinds } from '../../model/finding.ts';
import { acrossWords } from './across-words.ts';
import { certificateWords } from './certificate-words.ts';
import { connectWords } from './connect-words.ts';
import { exchangeWords } from './exchange-words.ts';
import { handshakeWords } from './handshake-words.ts';
import { resolveWords } from './resolve-words.ts';
import { selectWords } from './select-words.ts';
import { settingWords } from './setting-words.ts';
import { tunnelWords } from './tunnel-words.ts';

/** The kinds of one step, in the order of the closed list. */
export interface FindingStep {
  /** `resolve`, or `settings` and `across` for what belongs to no step of an attempt. */
  readonly name: string;
  readonly title: string;
  readonly kinds: readonly FindingKind[];
}

/** Every kind of finding by the step that it belongs to: where its words stand decides. */
export const findingSteps: readonly FindingStep[] = [
  step('settings', { title: 'Settings', words: settingWords }),
  step('select', { title: 'Choosing the way', words: selectWords }),
  step('resolve', { title: 'Name lookup', words: resolveWords }),
  step('connect', { title: 'Connection', words: connectWords }),
  step('tunnel', { title: 'Proxy', words: tunnelWords }),
  step('handshake', { title: 'TLS', words: { ...handshakeWords, ...certificateWords } }),
  step('exchange', { title: 'Request and answer', words: exchangeWords }),
  step('across', { title: 'Several attempts, and what no step owns', words: acrossWords }),
];

function step(name: string, { title, words }: { title: string; words: object }): FindingStep {
  return { name, title, kinds: findingKinds.filter((kind) => Object.hasOwn(words, kind)) };
}
