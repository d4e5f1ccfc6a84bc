import type { Sloppiness } from '../../src/model/finding/sloppiness.ts';

/** Heads that clients read and strict parsers refuse; the body is `ok` in each. */
export interface SloppyAnswer {
  readonly name: string;
  readonly text: string;
  /** In the order of the reading; empty where a standard allows it. */
  readonly sloppy: readonly Sloppiness[];
}

const length = 'Content-Length: 2\r\n';
const rest = `${length}\r\nok`;
const line = 'HTTP/1.1 200 OK\r\n';
const chunks = '2\r\nok\r\n0\r\n\r\n';
const big = Array.from({ length: 22 }, (_, n) => `Set-Cookie: c${n}=${'x'.repeat(900)}\r\n`).join(
  '',
);

export const sloppyAnswers: readonly SloppyAnswer[] = [
  {
    name: 'bare line feeds',
    text: `${line}${rest}`.replaceAll('\r', ''),
    sloppy: ['bare-line-feed'],
  },
  { name: 'one bare line feed', text: `HTTP/1.1 200 OK\n${rest}`, sloppy: ['bare-line-feed'] },
  {
    name: 'a blank before the colon',
    text: `${line}Server : box\r\n${rest}`,
    sloppy: ['blank-before-colon'],
  },
  {
    name: 'a blank before the colon of the length',
    text: `${line}Content-Length : 2\r\n\r\nok`,
    sloppy: ['blank-before-colon'],
  },
  { name: 'a length twice', text: `${line}${length}${rest}`, sloppy: ['doubled-length'] },
  {
    name: 'a length as a list',
    text: `${line}Content-Length: 2, 2\r\n\r\nok`,
    sloppy: ['doubled-length'],
  },
  {
    name: 'a length beside chunks',
    text: `${line}Transfer-Encoding: chunked\r\n${length}\r\n${chunks}`,
    sloppy: ['length-beside-chunks'],
  },
  {
    name: 'a wrong length beside chunks',
    text: `${line}Content-Length: 77\r\nTransfer-Encoding: chunked\r\n\r\n${chunks}`,
    sloppy: ['length-beside-chunks'],
  },
  {
    name: 'a length that is no number',
    text: `${line}Content-Length: abc\r\n\r\nok`,
    sloppy: ['malformed-length'],
  },
  { name: 'a folded field', text: `${line}X: a\r\n b\r\n${rest}`, sloppy: ['folded-field'] },
  {
    name: 'a line without a colon',
    text: `${line}foo bar\r\n${rest}`,
    sloppy: ['malformed-field'],
  },
  { name: 'two status lines', text: `${line}${line}${rest}`, sloppy: ['malformed-field'] },
  { name: 'a field without a name', text: `${line}: x\r\n${rest}`, sloppy: ['malformed-field'] },
  {
    name: 'a control character',
    text: `${line}X: a\u0001b\r\n${rest}`,
    sloppy: ['control-character'],
  },
  {
    name: 'a carriage return within a value',
    text: `${line}X: a\rb\r\n${rest}`,
    sloppy: ['control-character'],
  },
  {
    name: 'a version in lower case',
    text: `http/1.1 200 OK\r\n${rest}`,
    sloppy: ['odd-status-line'],
  },
  {
    name: 'a version without its minor digit',
    text: `HTTP/1 200 OK\r\n${rest}`,
    sloppy: ['odd-status-line'],
  },
  {
    name: 'the version of another protocol',
    text: `HTTP/2 200\r\n${rest}`,
    sloppy: ['odd-status-line'],
  },
  {
    name: 'two blanks before the status',
    text: `HTTP/1.1  200 OK\r\n${rest}`,
    sloppy: ['odd-status-line'],
  },
  {
    name: 'chunks ended by bare line feeds',
    text: `${line}Transfer-Encoding: chunked\r\n\r\n2\r\nok\n0\r\n\r\n`,
    sloppy: ['odd-body'],
  },
  { name: 'no reason', text: `HTTP/1.1 200\r\n${rest}`, sloppy: [] },
  { name: 'a blank line first', text: `\r\n\r\n${line}${rest}`, sloppy: [] },
  { name: '100 first', text: `HTTP/1.1 100 Continue\r\n\r\n${line}${rest}`, sloppy: [] },
  {
    name: '102, 103 and 100 first',
    text: `HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n${line}${rest}`,
    sloppy: [],
  },
  {
    name: 'an interim answer with bare line feeds',
    text: `HTTP/1.1 100 Continue\n\n${line}${rest}`,
    sloppy: [],
  },
  { name: '20 kB of fields', text: `${line}${big}${rest}`, sloppy: [] },
  { name: '200 kB of fields', text: `${line}${big.repeat(10)}${rest}`, sloppy: [] },
  {
    name: '200 kB of fields, and a bare line feed',
    text: `${line}${big.repeat(10)}X: y\n${rest}`,
    sloppy: ['bare-line-feed'],
  },
];
