import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { company } from '../../../../fixtures/report/company.ts';
import { everyReport } from '../../../../fixtures/report/every-report.ts';
import { injection } from '../../../../fixtures/report/injection.ts';
import { large } from '../../../../fixtures/report/large.ts';
import type { Report } from '../../../../src/model/audit/report.ts';
import { renderCsv } from '../../../../src/report/formats/csv/render-csv.ts';

function text(report: Report): string {
  return [...renderCsv(report)].join('');
}

function rows(report: Report): Record<string, string>[] {
  return parse(text(report), { columns: true });
}

const formula = /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/;

describe('renderCsv()', () => {
  it('writes the company as it is kept', () => {
    const saved = readFileSync(
      new URL('../../../../fixtures/report/company.csv', import.meta.url),
      'utf8',
    );
    // The kept file has the line ends of the checkout.
    expect(text(company).replaceAll('\r\n', '\n')).toBe(saved.replaceAll('\r\n', '\n'));
  });

  it('keeps its columns, which scripts go by', () => {
    expect(text(company).split('\r\n')[0]).toBe(
      'target,url,host,port,service,category,region,required,targetVerdict,route,routeInEffect,verdict,severity,kind,actor,by,seen,advice,rivals,finding,evidence,failedStep,failureCode,address,status,attempts,resolveMs,connectMs,tunnelMs,handshakeMs,firstByteMs,exchangeMs,proxyResolveMs,proxyConnectMs,proxyHandshakeMs,confidence,transferMs,coldResolveMs,coldConnectMs,coldTunnelMs,coldHandshakeMs,coldFirstByteMs,coldTransferMs,coldExchangeMs,pattern,notRun,notApplicable,waivedUntil,waiver',
    );
  });

  it.each(everyReport)('gives one line for each target and route of "%s"', (_, report) => {
    const cells = report.targets.length * Math.max(1, report.routes.length);
    expect(rows(report)).toHaveLength(cells);
    expect(text(report).split('\r\n')).toHaveLength(cells + 2);
    expect(text(report)).not.toMatch(/(?<!\r)\n|\r(?!\n)/);
  });

  it.each(everyReport)('makes no formula of any cell of "%s"', (_, report) => {
    for (const row of rows(report)) {
      for (const cell of Object.values(row)) {
        expect(cell).not.toMatch(formula);
      }
    }
  });

  it('shows a formula as a text', () => {
    expect(rows(injection).map((row) => row['host'])).toContain(
      '\'=HYPERLINK("http://evil.example/","click")',
    );
  });

  it('says why a target is not applicable over a route', () => {
    const cell = company.verdicts.find(({ route }) => route !== undefined);
    const report: Report = {
      ...company,
      verdicts: company.verdicts.map((one) =>
        one === cell ? { ...one, verdict: 'not-applicable', because: 'no-proxy' } : one,
      ),
    };
    const told = rows(report).filter(({ notApplicable }) => notApplicable !== '');
    expect(told.map(({ target, route, notApplicable }) => [target, route, notApplicable])).toEqual([
      [cell?.target, cell?.route, 'push notifications take no proxy'],
    ]);
  });

  it('names the finding that explains a verdict, and nothing where all is well', () => {
    const found = rows(company).filter(({ target }) => target === 't1');
    expect(found.map(({ verdict, kind, actor }) => [verdict, kind, actor])).toEqual([
      ['blocked', 'port-silence', 'address-filter'],
      ['blocked', 'proxy-login-demand', 'proxy-policy'],
      ['reachable', '', ''],
    ]);
  });

  it('explains a verdict by a finding about every route where none is about this one', () => {
    const found = rows(company).filter(({ target }) => target === 't11');
    expect(found.map(({ kind }) => kind)).toEqual(Array(3).fill('service-outage'));
    const fine = rows(company).filter(
      ({ target, verdict }) => target === 't3' && verdict === 'reachable',
    );
    expect(fine.map(({ kind }) => kind)).toEqual(['']);
  });

  it('has no byte order mark', () => {
    expect(text(company).charCodeAt(0)).toBe('t'.charCodeAt(0));
  });

  it('streams a report of 100,000 observations', () => {
    const observations = Array.from({ length: 100_000 }, (_, index) => ({
      ...large.observations[index % large.observations.length],
      id: `a${(index % large.observations.length) + 1}.${index}`,
    })) as Report['observations'];
    let longest = 0;
    for (const chunk of renderCsv({ ...large, observations })) {
      longest = Math.max(longest, chunk.length);
    }
    expect(longest).toBeLessThan(5000);
  });
});
