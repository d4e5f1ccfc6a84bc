import { DamagedPart, UnreadableCatalogue } from '../unreadable-catalogue.ts';
import { type CellBudget, cellBudget } from './cell-budget.ts';
import { listSheets } from './list-sheets.ts';
import { type Archive, openArchive } from './open-archive.ts';
import { readSheet } from './read-sheet.ts';
import { sharedTexts } from './shared-texts.ts';
import type { SheetRow } from './sheet-row.ts';
import { spreadMerges } from './spread-merges.ts';

export interface WorkbookContent {
  readonly sheets: readonly SheetContent[];
  /** ISO date on which the workbook was last saved, as it says itself. */
  readonly saved?: string;
}

export interface SheetContent {
  readonly name: string;
  readonly rows: readonly SheetRow[];
  /** The workbook shows its tab to nobody. */
  readonly isHidden: boolean;
  /** What is wrong with it; the rows before that place were read. */
  readonly damage?: string;
}

/**
 * The rows of every sheet of a workbook (`.xlsx`, ECMA-376), as a reader of the sheet takes them:
 * merged cells spread, formulas with their cached results, hidden rows and columns like the rest.
 * Nothing is evaluated, followed or run. A damaged part costs its own rows and no others.
 * @throws UnreadableCatalogue for what is no workbook, encrypted, damaged as a whole or too large;
 * the system's error for a file that cannot be opened.
 */
export async function readWorkbook(file: string): Promise<WorkbookContent> {
  const archive = await openArchive(file);
  try {
    const { sheets, strings } = await listSheets(archive);
    const texts = await textsOf(archive, strings);
    const budget = cellBudget();
    const contents: SheetContent[] = [];
    for (const { name, part, isHidden } of sheets) {
      contents.push({ name, isHidden, ...(await partOf(archive, { part, texts, budget })) });
    }
    const [first] = contents;
    if (first?.damage && contents.every(({ damage, rows }) => damage && rows.length === 0)) {
      throw new UnreadableCatalogue(first.damage);
    }
    const saved = await savedOn(archive);
    return { sheets: contents, ...(saved === undefined ? {} : { saved }) };
  } finally {
    archive.close();
  }
}

type ReadPart = Pick<SheetContent, 'rows' | 'damage'>;

async function textsOf(
  archive: Archive,
  part: string | undefined,
): Promise<readonly string[] | undefined> {
  const xml = part === undefined ? undefined : await partText(archive, part);
  return xml === undefined || xml instanceof DamagedPart ? undefined : sharedTexts(xml);
}

async function partText(archive: Archive, part: string): Promise<string | undefined | DamagedPart> {
  return archive.text(part).catch((error: unknown) => {
    if (error instanceof DamagedPart) return error;
    throw error;
  });
}

interface Wanted {
  readonly part: string;
  readonly texts: readonly string[] | undefined;
  readonly budget: CellBudget;
}

async function partOf(archive: Archive, { part, texts, budget }: Wanted): Promise<ReadPart> {
  const xml = await partText(archive, part);
  if (xml === undefined) return { rows: [], damage: 'no such part' };
  if (xml instanceof DamagedPart) return { rows: [], damage: xml.message };
  const { rows, merges, damage } = readSheet(xml, { texts, budget });
  return { rows: spreadMerges(rows, merges), ...(damage === undefined ? {} : { damage }) };
}

async function savedOn(archive: Archive): Promise<string | undefined> {
  const text = await partText(archive, 'docProps/core.xml');
  if (typeof text !== 'string') return undefined;
  return /<dcterms:modified[^<>]*>(\d{4}-\d\d-\d\d)/.exec(text)?.[1];
}
