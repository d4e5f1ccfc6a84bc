import { type Entry, type Field, type FieldName, firstOf } from '../../blocks/block.ts';
import { andMore } from '../../text/listed.ts';
import { markdownText } from './markdown-text.ts';

const labels: Readonly<Record<FieldName, string>> = {
  seen: 'Seen',
  over: 'Over',
  by: 'By',
  'or-else': 'Or else',
  lost: 'What is lost',
  advice: 'What to do',
  alone: 'Try alone',
  targets: 'Targets',
  evidence: 'Evidence',
};

const maxItems = { targets: 10, evidence: 5 } as const;

/** Lines of one cause: a heading with its number, an item a field, and an empty line. */
export function markdownEntry({ title, findingKind, fields }: Entry, number: number): string[] {
  return [
    `### ${number}. ${markdownText(title)}`,
    '',
    ...fields.map((field) => `- **${labels[field.name]}:** ${fieldText(field)}`),
    `- **Kind:** \`${findingKind}\``,
    '',
  ];
}

function fieldText(field: Field): string {
  if ('text' in field) return markdownText(field.text);
  const shown = firstOf(field.items, maxItems[field.name]);
  return andMore(shown.map(markdownText), field.items.length);
}
