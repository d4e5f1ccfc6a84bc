import type { Block, Cell, Field } from '../../../src/report/blocks/block.ts';
import type { Text } from '../../../src/report/text/say.ts';

/** Every text that a document holds, none left out. */
export function textsOf(blocks: Iterable<Block>): Text[] {
  return [...blocks].flatMap(textsOfBlock);
}

function textsOfBlock(block: Block): Text[] {
  switch (block.kind) {
    case 'heading':
      return [block.text];
    case 'paragraph':
      return [block.lead ?? [], block.text];
    case 'list':
      return [...block.items].flatMap(({ lead = [], text }) => [lead, text]);
    case 'code':
      return [...block.lines];
    case 'facts':
      return [...block.heads, ...block.facts.flatMap(({ label, value }) => [label, value])];
    case 'table':
      return [
        ...block.columns.map(({ head }) => head),
        ...block.groups.flatMap(({ title = [], rows }) => [
          title,
          ...[...rows].flat().flatMap(textsOfCell),
        ]),
        ...(block.total ?? []),
      ];
    case 'entries':
      return block.sections.flatMap(({ title, entries }) => [
        title,
        ...[...entries].flatMap((entry) => [entry.title, ...entry.fields.flatMap(textsOfField)]),
      ]);
    case 'bars':
      return [block.title];
  }
}

function textsOfCell(cell: Cell): Text[] {
  if ('verdict' in cell) return [];
  return 'several' in cell ? [...cell.several] : [cell];
}

function textsOfField(field: Field): Text[] {
  return 'text' in field ? [field.text] : [...field.items];
}
