import { describe, expect, it } from 'vitest';
import { readRegistryExport } from '../../../../src/discovery/windows/file/registry-export.ts';

const head = 'Windows Registry Editor Version 5.00\r\n\r\n';
const key = '[HKEY_LOCAL_MACHINE\\SOFTWARE\\Key]\r\n';

function read(text: string): unknown {
  const file = readRegistryExport(text);
  if (typeof file !== 'object' || !('values' in file)) return file;
  return Object.fromEntries(file.values.map(({ name, data }) => [name, data]));
}

describe('readRegistryExport()', () => {
  it('reads texts, numbers and bytes', () => {
    const body = [
      '"text"="C:\\\\a \\"b\\""',
      '@="default"',
      '"number"=dword:0000001f',
      '"bytes"=hex:01,02,ff',
      '"expand"=hex(2):25,00,41,00,25,00,00,00',
      '"many"=hex(7):61,00,00,00,62,00,00,00,00,00',
      '"large"=hex(b):01,00,00,00,00,00,00,00',
    ].join('\r\n');
    expect(read(`${head}${key}${body}\r\n`)).toEqual({
      text: 'C:\\a "b"',
      '': 'default',
      number: 31,
      bytes: Buffer.from([1, 2, 255]),
      expand: '%A%',
      many: 'a\nb',
      large: 1,
    });
  });

  it('keeps the key as it is spelled', () => {
    const file = readRegistryExport(`${head}${key}"a"="b"`);
    expect(file).toEqual({
      kind: 'registry-export',
      values: [{ key: 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Key', name: 'a', data: 'b' }],
    });
  });

  it.each(['  ', '\t', '        ', ''])('goes on behind a backslash, indented by %j', (indent) => {
    expect(read(`${head}${key}"a"=hex:01,\\\r\n${indent}02,\\\r\n${indent}03\r\n"b"="c"`)).toEqual({
      a: Buffer.from([1, 2, 3]),
      b: 'c',
    });
  });

  it('takes a text that ends in a backslash for whole', () => {
    expect(read(`${head}${key}"a"="C:\\\\"\r\n"b"="c"`)).toEqual({ a: 'C:\\', b: 'c' });
  });

  it('reads it as an import would leave the registry', () => {
    const text = `${head}${key}"a"="1"\n"A"="2"\n"b"="3"\n"b"=-\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Key\\Sub]\n"c"="4"\n`;
    expect(read(text)).toEqual({ A: '2', c: '4' });
    expect(read(`${text}[-HKEY_LOCAL_MACHINE\\software\\key]\n"d"="5"\n`)).toEqual({});
  });

  it('reads REGEDIT4 with ANSI texts, any line ends, comments, and no last line end', () => {
    expect(read(`REGEDIT4\n\n; a comment,\\\n${key}"a"=hex(2):41,42,00 ; more\n"b"="c"`)).toEqual({
      a: 'AB',
      b: 'c',
    });
  });

  it('passes over what it cannot read', () => {
    expect(read(`${head}"a"="no key"\n${key}"b"=hex(zz):1\n"c"\n=\n"d"=dword:x\n"e"="f"`)).toEqual({
      e: 'f',
    });
  });

  it.each(['', 'hello', '[HKEY_LOCAL_MACHINE]', 'Windows Registry Editor Version 6.00'])(
    'is not for %j',
    (text) => {
      expect(readRegistryExport(text)).toBeUndefined();
    },
  );

  it('reads megabytes of zeros in no more than linear time', () => {
    const zeros = '00,'.repeat(1_000_000);
    expect(read(`${head}${key}"a"=hex(1):${zeros}41,00\n"b"="c"`)).toMatchObject({ b: 'c' });
  });
});
