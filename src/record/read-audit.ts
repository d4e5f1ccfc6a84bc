import type { AuditLog } from './audit-log.ts';
import { type Bytes, begun } from './begun.ts';
import { bytesInHtml } from './forms/html-report.ts';
import { linesInJson } from './forms/json-report.ts';
import { linesInNdjson } from './forms/ndjson-report.ts';
import { readLines } from './read-lines.ts';
import { isLoadStart } from './read-load.ts';
import { type Instead, partsOf, readParts } from './read-parts.ts';
import { UnreadableRecord } from './unreadable-record.ts';

/**
 * Reads an audit out of whatever holds one: a saved audit (`--save`), or a report in JSON, NDJSON or HTML.
 * Which it is, its first bytes tell, never its name. One log an audit, or one a part of it.
 * @param bytes of the file.
 * @param instead what is taken in the place of each line, once it was found to be whole.
 * @throws UnreadableRecord in one line (what it is, where, what is wrong) where it holds none, is of
 * another version, was cut or edited, or is more than can be held.
 */
export async function* readAudit(bytes: Bytes, instead?: Instead): AsyncGenerator<AuditLog> {
  const { start, all } = await begun(bytes);
  const { what, read } = formOf(start);
  try {
    yield* read(all, instead);
  } catch (error) {
    throw error instanceof UnreadableRecord ? error.of(what) : error;
  }
}

interface Form {
  readonly what: string;
  readonly isOne: (start: string) => boolean;
  readonly read: (bytes: Bytes, instead?: Instead) => AsyncGenerator<AuditLog>;
}

const savedAudit: Form = {
  what: 'saved audit',
  isOne: (start) => /^\{"type":"head","head"/.test(start),
  read: (bytes, instead) => readParts(readLines(bytes), instead),
};

/** The first that it is; what is none of them is told as a saved audit. */
const forms: readonly Form[] = [
  savedAudit,
  {
    what: 'run of load',
    isOne: isLoadStart,
    read: unread('it is no audit: netready report gives it in any other format'),
  },
  {
    what: 'HTML report',
    isOne: (start) => start.startsWith('<'),
    read: (bytes, instead) => readParts(readLines(bytesInHtml(bytes)), instead),
  },
  {
    what: 'NDJSON report',
    isOne: (start) => /^\{"type":"head"/.test(start),
    read: (bytes, instead) => partsOf(linesInNdjson(readLines(bytes)), instead),
  },
  {
    what: 'JSON report',
    isOne: (start) => /^\{\s*"(?!(?:type|head)")/.test(start),
    read: (bytes, instead) => partsOf(linesInJson(bytes), instead),
  },
  {
    what: 'workbook',
    isOne: (start) => start.startsWith('PK'),
    read: unread('it does not hold the audit: name the JSON or HTML report, or the saved audit'),
  },
];

/** What is known, and cannot be read for an audit. */
function unread(why: string): Form['read'] {
  return async function* () {
    yield* [];
    throw new UnreadableRecord(why);
  };
}

function formOf(start: string): Form {
  return forms.find(({ isOne }) => isOne(start)) ?? savedAudit;
}
