import { type Again, type Entry, type Field, type FieldName, firstOf } from '../../blocks/block.ts';
import { andMore } from '../../text/listed.ts';
import { markdownCode } from './markdown-code.ts';
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

const maxItems = { targets: 10, evidence: 6 } as const;

/** Lines of one cause: a heading with its number, an item a field, what to paste, and an empty line. */
export function markdownEntry(
  { title, findingKind, fields, again }: Entry,
  number: number,
): string[] {
  return [
    `### ${number}. ${markdownText(title)}`,
    '',
    ...fields.map((field) => `- **${labels[field.name]}:** ${fieldText(field)}`),
    `- **Kind:** \`${findingKind}\``,
    '',
    ...(again ? againLines(again) : []),
  ];
}

function againLines({ shell, powershell }: Again): string[] {
  return [
    'To see it again:',
    '',
    ...(shell.length > 0 ? [...markdownCode(shell, 'sh'), ''] : []),
    ...(powershell.length > 0 ? [...markdownCode(powershell, 'powershell'), ''] : []),
  ];
}

function fieldText(field: Field): string {
  if ('text' in field) return markdownText(field.text);
  const shown = firstOf(field.items, maxItems[field.name]);
  return andMore(shown.map(markdownText), field.items.length);
}
