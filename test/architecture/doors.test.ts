import { describe, expect, it } from 'vitest';
import { plant } from './plant.ts';

const breach = (path: string, text: string): readonly string[] => plant({ [path]: text });

describe('the rule of doors', () => {
  it.each([
    ['undici', 'src/net/http/http-client.ts', 'src/net/http/download.ts'],
    ['proxy-agent', 'src/net/http/download-agent.ts', 'src/net/exchange.ts'],
    ['dns-packet', 'src/net/dns/dns-message.ts', 'src/net/resolve.ts'],
    ['dns-packet', 'src/lab/network/name-server.ts', 'src/catalogue/a.ts'],
    ['socks', 'src/net/socks.ts', 'src/lab/a.ts'],
    ['pac-resolver', 'src/discovery/pac/evaluate.ts', 'src/discovery/evaluate.ts'],
    ['quickjs-wasi', 'src/discovery/pac/evaluate.ts', 'src/cli/a.ts'],
    ['p-limit', 'src/probe/a.ts', 'src/discovery/a.ts'],
    ['csv-parse/sync', 'src/catalogue/a.ts', 'src/report/a.ts'],
    ['cli-table3', 'src/report/a.ts', 'src/cli/a.ts'],
    ['@peculiar/x509', 'src/lab/certificates/certificate.ts', 'src/net/a.ts'],
    ['tinybench', 'bench/a.ts', 'test/a.ts'],
    ['fast-check', 'test/a.ts', 'src/lab/a.ts'],
    ['vitest', 'test/net/a.test.ts', 'bench/a.ts'],
    ['vitest/config', 'vitest.config.ts', 'src/cli/a.ts'],
    ['ajv', 'test/a.ts', 'src/report/a.ts'],
  ])('lets %s in at %s and not at %s', (library, door, elsewhere) => {
    const text = `import x from '${library}';\nvoid x;\n`;
    expect(breach(door, text)).toEqual([]);
    expect(breach(elsewhere, text)).toEqual([expect.stringContaining(`doors ${elsewhere}:1`)]);
  });

  it('reports a library without a door, Node’s own without its prefix, and a type of one', () => {
    const text = `import type { A } from 'axios';\nimport { readFileSync } from 'fs';\n`;
    expect(breach('src/net/a.ts', text)).toEqual([
      'doors src/net/a.ts:1 axios has no door',
      'doors src/net/a.ts:2 fs has no door',
    ]);
  });

  it('lets a heavy library in by import() and as a type alone', () => {
    const path = 'src/catalogue/zip.ts';
    expect(breach(path, `export const a = import('yauzl');\n`)).toEqual([]);
    expect(breach(path, `import type { ZipFile } from 'yauzl';\n`)).toEqual([]);
    expect(breach(path, `import yauzl from 'yauzl';\n`)).toEqual([
      `doors ${path}:1 yauzl is heavy and loaded by import() alone`,
    ]);
    expect(breach('src/cli/a.ts', `export const a = import('yauzl');\n`)).toHaveLength(1);
  });

  it('reports a second door of dns-packet in the lab', () => {
    const text = `import x from 'dns-packet';\nvoid x;\n`;
    expect(plant({ 'src/lab/a.ts': text, 'src/lab/b.ts': text })).toEqual([
      'doors src/lab/b.ts dns-packet has one door in src/lab/ already',
    ]);
  });

  it('lets a bundled library in where the build bundles it, and as a type beside', () => {
    const text = `import excel from 'exceljs';\n`;
    expect(breach('src/report/formats/xlsx/excel-workbook.ts', text)).toEqual([]);
    const path = 'src/report/formats/xlsx/a.ts';
    expect(breach(path, `import type { Workbook } from 'exceljs';\n`)).toEqual([]);
    for (const code of [text, `export const a = import('exceljs');\n`]) {
      expect(breach(path, code)).toEqual([
        `doors ${path}:1 exceljs is loaded by src/report/formats/xlsx/excel-workbook.ts, and a type elsewhere`,
      ]);
    }
    expect(breach('src/lab/a.ts', `import '@peculiar/x509';\n`)).toHaveLength(1);
  });

  it('lets tests and benches look behind a door', () => {
    const text = `import { Client } from 'undici';\nimport packet from 'dns-packet';\n`;
    expect(plant({ 'test/net/a.test.ts': text, 'bench/net/a.ts': text })).toEqual([]);
  });
});
