import type { AddWorksheetOptions, stream, Worksheet } from 'exceljs';
import type { ZipPart } from './zip-file.ts';

/** A workbook that is written, part by part. */
export interface Package {
  readonly add: (name: string, setup: Partial<AddWorksheetOptions>) => OpenSheet;
  /** What stands beside the sheets, when all of them are written. */
  readonly rest: () => Iterable<ZipPart>;
}

export interface OpenSheet {
  readonly worksheet: Worksheet & { readonly commit: () => void };
  readonly written: Written;
}

/** What of a part is written, and was not taken. */
export interface Written {
  readonly name: string;
  readonly take: () => readonly string[];
}

/**
 * The writer of exceljs with a zip of ours below it. Its own, archiver, takes the time of writing, and holds what is
 * written until the event loop turns. Two things of it are set right: a link inside the workbook is written as the place that it
 * is, and not as a file outside of it, for which programs warn; and links stand behind the bars, as the schema has it
 * (ECMA-376 part 1, 18.3.1.99).
 */
export function openPackage(writer: stream.xlsx.WorkbookWriter): Package {
  const inner = writer as unknown as InnerWorkbook;
  const sinks: Sink[] = [];
  const parts: ZipPart[] = [];
  inner._openStream = (path) => {
    const sink = sinkOf(path.replace(/^\//, ''));
    sinks.push(sink);
    return sink;
  };
  inner.zip = {
    append: (text, { name }) => {
      parts.push({ name: name.replace(/^\//, ''), texts: [text.toString()] });
    },
  };
  return {
    add: (name, setup) => {
      const worksheet = writer.addWorksheet(name, setup);
      const written = sinks.at(-1);
      if (!written) throw new Error(`${name} has no part`);
      linkInside(worksheet as unknown as InnerSheet);
      return { worksheet: worksheet as OpenSheet['worksheet'], written };
    },
    rest: () => {
      for (const step of steps) inner[step]();
      return parts;
    },
  };
}

const steps = [
  'addThemes',
  'addOfficeRels',
  'addContentTypes',
  'addApp',
  'addCore',
  'addStyles',
  'addWorkbookRels',
  'addWorkbook',
] as const;

/** The parts of the library that its types leave out. */
type InnerWorkbook = {
  _openStream: (path: string) => Sink;
  zip: { append: (text: string | Buffer, place: { readonly name: string }) => void };
} & Readonly<Record<(typeof steps)[number], () => void>>;

interface InnerSheet {
  readonly _sheetRelsWriter: {
    readonly _hyperlinks: Link[];
    addHyperlink: (link: Link) => void;
  };
  _writeHyperlinks: () => void;
  _writeDataValidations: () => void;
}

interface Link {
  readonly address: string;
  readonly target: string;
}

function linkInside(sheet: InnerSheet): void {
  const { _sheetRelsWriter: relations } = sheet;
  relations.addHyperlink = ({ address, target }) => {
    relations._hyperlinks.push({ address, target });
  };
  // There are no validations, and where they would stand is the place of links.
  sheet._writeDataValidations = sheet._writeHyperlinks;
  sheet._writeHyperlinks = () => {};
}

/** Takes the place of a stream of the library, which writes texts and what holds one. */
interface Sink extends Written {
  readonly write: (text: string | { readonly toBuffer: () => Buffer | null }) => void;
  readonly end: () => void;
  readonly pause: () => void;
}

function sinkOf(name: string): Sink {
  let held: string[] = [];
  return {
    name,
    write: (text) => {
      held.push(typeof text === 'string' ? text : (text.toBuffer()?.toString('utf8') ?? ''));
    },
    take: () => {
      const taken = held;
      held = [];
      return taken;
    },
    end: () => {},
    pause: () => {},
  };
}
