import type { AuditHead } from '../../model/report.ts';
import { componentSentences } from '../view/discovery/component-sentences.ts';
import { markdownText } from './markdown-text.ts';

/** The components that go another way, an item each; nothing where all go the same. */
export function markdownComponents(head: Pick<AuditHead, 'components' | 'settings'>): string[] {
  const items = componentSentences(head).map((sentence) => `- ${markdownText(sentence)}`);
  return items.length === 0 ? [] : ['## Components that go another way', '', ...items, ''];
}
