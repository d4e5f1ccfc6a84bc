import { posix } from 'node:path';
import { startOf } from '../../model/text/start-of.ts';
import { UnreadableCatalogue } from '../unreadable-catalogue.ts';
import { workbookLimits } from './limits.ts';
import type { Archive } from './open-archive.ts';
import { xmlElements } from './xml-elements.ts';

/** The sheets of a workbook and where the archive keeps them. */
export interface WorkbookParts {
  /** In the order of the tabs, hidden ones too; sheets of charts and macros are left out. */
  readonly sheets: readonly SheetPart[];
  /** The part with the texts that cells share. */
  readonly strings?: string;
}

export interface SheetPart {
  /** As the tab shows it, without blanks around it. */
  readonly name: string;
  readonly part: string;
  readonly isHidden: boolean;
}

const defaultBook = 'xl/workbook.xml';
const maxNameLength = 200;

/**
 * Finds the sheets of a workbook by its own table (ECMA-376-1, 12.3.23 and 18.2.19), so that the
 * names of the parts do not matter.
 * @throws UnreadableCatalogue where the archive holds no workbook, or one of no or too many sheets.
 */
export async function listSheets(archive: Archive): Promise<WorkbookParts> {
  const book = await bookPart(archive);
  const folder = posix.dirname(book);
  const text = await archive.text(book);
  const table = await archive.text(`${folder}/_rels/${posix.basename(book)}.rels`);
  if (text === undefined || table === undefined) {
    throw new UnreadableCatalogue(
      archive.has('xl/workbook.bin')
        ? 'it is a binary workbook (.xlsb)'
        : 'its archive holds no workbook',
    );
  }
  const parts = relatedParts(table, `/${folder}`);
  const sheets: SheetPart[] = [];
  for (const { attributes } of xmlElements(text, ['sheet'])) {
    const related = parts.get(attributes.get('id') ?? '');
    // Each sheet has a part of its own; one that many tabs name would be read for each of them.
    if (related?.type !== 'worksheet' || sheets.some(({ part }) => part === related.part)) continue;
    const name = startOf(attributes.get('name') ?? '', maxNameLength).replace(/\p{Cc}/gu, ' ');
    sheets.push({
      name: name.trim(),
      part: related.part,
      isHidden: /hidden$/i.test(attributes.get('state') ?? ''),
    });
    if (sheets.length > workbookLimits.sheets) {
      throw new UnreadableCatalogue(`it has more than ${workbookLimits.sheets} sheets`);
    }
  }
  if (sheets.length === 0) throw new UnreadableCatalogue('it has no sheet of cells');
  const strings = [...parts.values()].find(({ type }) => type === 'sharedStrings');
  return { sheets, ...(strings ? { strings: strings.part } : {}) };
}

/** Where the archive's own table says that the workbook is (ECMA-376-2, 6.5); most leave it in one place. */
async function bookPart(archive: Archive): Promise<string> {
  if (archive.has(defaultBook)) return defaultBook;
  const parts = relatedParts((await archive.text('_rels/.rels')) ?? '', '/');
  return [...parts.values()].find(({ type }) => type === 'officeDocument')?.part ?? defaultBook;
}

interface RelatedPart {
  readonly part: string;
  /** The last word of the relationship's type. */
  readonly type: string;
}

function relatedParts(table: string, folder: string): Map<string, RelatedPart> {
  const parts = new Map<string, RelatedPart>();
  for (const { attributes } of xmlElements(table, ['Relationship'])) {
    // A target is relative to the workbook's folder, or begins at the archive's root.
    if (attributes.get('TargetMode') === 'External') continue;
    const target = (attributes.get('Target') ?? '').trim();
    const type = posix.basename(attributes.get('Type') ?? '');
    const part = posix.resolve(folder, target).slice(1);
    parts.set(attributes.get('Id') ?? '', { part, type });
  }
  return parts;
}
