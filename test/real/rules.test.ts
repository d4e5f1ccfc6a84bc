import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { createPacEngine } from '../../src/discovery/pac/create-pac-engine.ts';
import type { Report } from '../../src/model/audit/report.ts';
import { dialects } from '../../src/rules/dialects.ts';
import { readServiceTags } from '../../src/rules/ranges/service-tags.ts';
import { withRanges } from '../../src/rules/ranges/with-ranges.ts';
import { ruleReportOf } from '../../src/rules/rule-report.ts';
import { ruleSetOfReport } from '../../src/rules/rule-set-of-report.ts';
import { runCli } from '../cli/run-cli.ts';
import { listTargets } from '../rules/red-report.ts';
import { serviceTagsFile, tagOf } from '../rules/service-tags-file.ts';
import { auditRows } from './audit-company.ts';
import { type Company, proxyHost, startCompany } from './company.ts';
import { pacServer } from './device/pac-server.ts';
import { squid } from './device/squid.ts';
import type { Device } from './real-case.ts';
import type { Service } from './service.ts';

const { reason, missing, strict } = inject('machine');
const lacking = missing.filter((name) => ['squid-openssl', 'nftables', 'nginx'].includes(name));
const skip = reason !== undefined || (lacking.length > 0 && !strict);

/** Ninety addresses of the list, each host once, and the rows that name them, wildcards among them. */
const targets = listTargets()
  .filter(({ notRun, askedBy, expect: due }) => {
    const isPush = askedBy?.every(({ component }) => component === 'push');
    return !notRun && !isPush && !due?.follow;
  })
  .filter(({ host }, index, all) => all.findIndex((one) => one.host === host) === index)
  .toSorted((one, other) => Number(other.pattern !== undefined) - Number(one.pattern !== undefined))
  .slice(0, 90);
const rows = [
  ...new Set(targets.map(({ url, pattern }) => (pattern ? `https://${pattern}/` : url))),
];
const listed: readonly Service[] = targets.map(({ url, host, expect: due }, index) => ({
  ...{ url, host, address: `20.50.${index + 10}.10`, status: due?.status ?? 200 },
}));
/** What looks like one of them, and is none. */
const others: readonly Service[] = [
  'evil.example',
  'winatp-gw-neu.microsoft.com.evil.example',
  'x.winatp-gw-neu.microsoft.com',
  'evilsmartscreen.microsoft.com',
  'smartscreen.microsoft.com',
  'other.blob.core.windows.net',
].map((host, index) => ({
  ...{ url: `https://${host}/`, host, address: `20.50.${index + 150}.10`, status: 200 },
}));
const strangers = others.map(({ url }) => url);
const services = [...listed, ...others];
/** Ninety targets on two busy cores. */
const patienceMs = 240_000;
const timeout = 600_000;

async function inCompany<T>(
  devices: readonly Device[],
  act: (company: Company) => Promise<T>,
  more: { readonly services?: readonly Service[] } = {},
): Promise<T> {
  const one = { name: 'rules', devices, services, routes: [], expect: [], ...more };
  const company = await startCompany(one, inject('run'));
  try {
    return await act(company);
  } finally {
    await company.close();
  }
}

const cells = ({ verdicts }: Report): Record<string, number> => {
  const whole = verdicts.filter(({ route }) => route === undefined);
  const groups = Map.groupBy(whole, ({ verdict }) => verdict);
  return Object.fromEntries([...groups].map(([verdict, some]) => [verdict, some.length]));
};

describe('rules at a real device', () => {
  it('turn ninety red cells green at Squid by at most twenty lines, and let nothing else pass', {
    skip,
    timeout,
  }, async () => {
    const route = 'http://proxy.corp.example:3128';
    const deny = 'http_access deny all';
    const red = await inCompany([squid({ lines: [deny] })], (company) =>
      auditRows(company, { rows, routes: [route], patienceMs }),
    );
    expect(cells(red.report)).toEqual({ blocked: 90 });
    const { text } = dialects.squid.write(ruleSetOfReport(ruleReportOf(red.report)));
    const lines = text.split('\n').filter((line) => line !== '');
    expect(lines.filter((line) => !line.startsWith('#')).length).toBeLessThanOrEqual(20);
    await inCompany([squid({ lines: [...lines, deny] })], async (company) => {
      const parse = ['sh', '-c', `squid -k parse -f ${company.folder}/squid.conf 2>&1`];
      expect(await company.edge.run(parse)).not.toMatch(/WARNING|ERROR|FATAL/);
      const green = await auditRows(company, { rows, routes: [route], patienceMs });
      expect(cells(green.report)).toEqual({ reachable: 90 });
      const strange = await auditRows(company, { rows: strangers, routes: [route], patienceMs });
      expect(cells(strange.report)).toEqual({ blocked: strangers.length });
    });
  });

  it('turn ninety red cells green at nftables by addresses, and let nothing else pass', {
    skip,
    timeout,
  }, async () => {
    const refuse = 'ip daddr 20.50.0.0/16 tcp dport { 80, 443 } reject with tcp reset';
    const red = await inCompany([nft(filtering(refuse))], (company) =>
      auditRows(company, { rows, routes: ['direct'], patienceMs }),
    );
    const found = ruleSetOfReport(ruleReportOf(red.report));
    expect({ red: found.red, uncured: found.uncured }).toEqual({ red: 90, uncured: [] });
    const { text } = dialects.nftables.write(found);
    await inCompany([nft(`${text}\n${filtering('jump netready', refuse)}`)], async (company) => {
      const green = await auditRows(company, { rows, routes: ['direct'], patienceMs });
      expect(cells(green.report)).toEqual({ reachable: 90 });
      const strange = await auditRows(company, { rows: strangers, routes: ['direct'], patienceMs });
      expect(cells(strange.report)['reachable']).toBeUndefined();
    });
  });

  it('turn ninety red cells green by a PAC file past a proxy that refuses them, and send nothing else there', {
    skip,
    timeout,
  }, async () => {
    const file = fileOf('PROXY proxy.corp.example:3128');
    const refusing = squid({ lines: ['http_access deny all'] });
    const { red, written } = await inCompany([refusing, pacServer(file)], (company) =>
      redByPac(company, { file, other: 'direct', way: 'direct' }),
    );
    expect(red).toEqual({ blocked: 90 });
    await inCompany([refusing, pacServer(file + written)], async (company) => {
      expect(await greenByPac(company)).toEqual({
        green: { reachable: 90 },
        strange: { blocked: strangers.length },
        ways: ['PROXY proxy.corp.example:3128'],
      });
    });
    await expectAnswers({ file, written, way: 'DIRECT' });
  });

  it('turn ninety red cells green by a PAC file through a proxy where direct is closed, and send nothing else there', {
    skip,
    timeout,
  }, async () => {
    const file = fileOf('DIRECT');
    const closed = nft(
      filtering('ip daddr 20.50.0.0/16 tcp dport { 80, 443 } reject with tcp reset'),
    );
    const { red, written } = await inCompany([closed, squid(), pacServer(file)], (company) =>
      redByPac(company, { file, other: proxy, way: `${proxyHost}:3128` }),
    );
    expect(red).toEqual({ blocked: 90 });
    await inCompany([closed, squid(), pacServer(file + written)], async (company) => {
      // Where all fails over the one way that is asked, nobody can say that it is the firewall.
      expect(await greenByPac(company)).toEqual({
        green: { reachable: 90 },
        strange: { inconclusive: strangers.length },
        ways: ['DIRECT'],
      });
    });
    await expectAnswers({ file, written, way: 'PROXY proxy.corp.example:3128' });
  });
});

/** Names that the ranges of service tags are documented to hold; the last has an address that lies in none. */
const streamlined = listTargets('mde-streamlined', { regions: ['eu'] })
  .filter(({ host, notRun }) => host.endsWith('.endpoint.security.microsoft.com') && !notRun)
  .filter(({ host }, index, all) => all.findIndex((one) => one.host === host) === index);
const held: readonly Service[] = streamlined.map(({ url, host, expect: due }, index, all) => ({
  ...{ url, host, status: due?.status ?? 200 },
  address: index === all.length - 1 ? '20.50.99.10' : `20.50.16.${index * 20 + 10}`,
}));
const [last] = held.toReversed();
const tags = serviceTagsFile({
  values: [
    tagOf('MicrosoftDefenderForEndpoint', ['20.50.16.0/25', '20.50.16.128/26']),
    tagOf('OneDsCollector', ['20.50.16.192/26', '2603:1061:5:400::/64']),
  ],
});

describe('ranges at a real device', () => {
  it('turn what they hold green at nftables, and the answer that lies outside stays red, as was told', {
    skip: skip || !last,
    timeout,
  }, async () => {
    const urls = held.map(({ url }) => url);
    const refuse = 'ip daddr 20.50.0.0/16 tcp dport { 80, 443 } reject with tcp reset';
    const inside = { services: [...held, ...others] };
    const red = await inCompany(
      [nft(filtering(refuse))],
      (company) => auditRows(company, { rows: urls, routes: ['direct'], patienceMs }),
      inside,
    );
    // Nothing passes, so that nothing proves who refuses.
    expect(cells(red.report)).toEqual({ inconclusive: held.length });
    const report = ruleReportOf(red.report);
    const set = withRanges(ruleSetOfReport(report), {
      ranges: { file: 'ServiceTags.json', ...readServiceTags(tags) },
      answers: report.resolved ?? new Map(),
    });
    expect(new Set(set.entries.flatMap(({ cover }) => cover?.outside ?? []))).toEqual(
      new Set([{ name: last?.host, address: '20.50.99.10' }]),
    );
    const { text } = dialects.nftables.write(set);
    expect(text).toContain('20.50.16.0/24');
    await inCompany(
      [nft(`${text}\n${filtering('jump netready', refuse)}`)],
      async (company) => {
        const green = await auditRows(company, { rows: urls, routes: ['direct'], patienceMs });
        expect(cells(green.report)).toMatchObject({ reachable: held.length - 1 });
        const stays = green.report.verdicts.find(
          ({ route, verdict }) => route === undefined && verdict !== 'reachable',
        );
        expect(green.report.targets.find(({ id }) => id === stays?.target)?.host).toBe(last?.host);
        const strange = await auditRows(company, {
          ...{ rows: strangers, routes: ['direct'], patienceMs },
        });
        expect(cells(strange.report)['reachable']).toBeUndefined();
      },
      inside,
    );
  });
});

const proxy = `http://${proxyHost}:3128`;
// A thread of its own runs the script, on two busy cores; nothing here is silent.
const patient = '6s';
const pac = 'pac+http://proxy.corp.example/wpad.dat';

/** A PAC file as companies have them: their own names direct, and one way for all others. */
function fileOf(way: string): string {
  return `function FindProxyForURL(url, host) {
  if (isPlainHostName(host) || dnsDomainIs(host, '.corp.example')) return 'DIRECT';
  return '${way}';
}
`;
}

interface Before {
  readonly file: string;
  /** The other route that is audited, and the way by which a row is to go. */
  readonly other: string;
  readonly way: string;
}

/** What is red over the PAC file, and what the command writes of the report to turn it green; tried before it goes live. */
async function redByPac(company: Company, { file, other, way }: Before) {
  const { report } = await auditRows(company, {
    rows,
    routes: [pac, other],
    timeout: patient,
    patienceMs,
  });
  const path = join(company.folder, 'report.json');
  await writeFile(path, JSON.stringify(report));
  const over = report.verdicts.filter(({ route }) => route === pac);
  const { stdout, stderr } = await runCli(['rules', path, '--for', 'pac']);
  // It says nothing of a way that nobody saw pass.
  expect(stderr).toMatch(/^It cannot say a path[^\n]*\n$/);
  const rehearsed = async (text: string) => {
    const change = join(company.folder, 'proxy.pac');
    await writeFile(change, text);
    const words = ['rehearse', change, path, '--expect-way', way, '--format', 'json'];
    const { kept } = JSON.parse((await runCli(words)).stdout) as {
      kept: readonly { ruling: string; line?: number; targets: readonly string[] }[];
    };
    return kept.map(({ ruling, line, targets: some }) => [ruling, line, some.length]);
  };
  expect(await rehearsed(file)).toEqual([['diverted', 3, 90]]);
  expect(await rehearsed(file + stdout)).toEqual([]);
  return {
    red: cells({ ...report, verdicts: over.map(({ route: _, ...rest }) => rest) }),
    written: stdout,
  };
}

async function greenByPac(company: Company) {
  const green = await auditRows(company, { rows, routes: [pac], timeout: patient, patienceMs });
  const strange = await auditRows(company, {
    rows: strangers,
    routes: [pac],
    timeout: patient,
    patienceMs,
  });
  const answers = strange.report.observations.flatMap((one) =>
    one.step === 'select' ? [one.answer ?? one.failure] : [],
  );
  return {
    green: cells(green.report),
    strange: cells(strange.report),
    ways: [...new Set(answers)],
  };
}

interface Changed {
  readonly file: string;
  readonly written: string;
  readonly way: string;
}

/** That the ninety take the way, and everything else the one that it took before. */
async function expectAnswers({ file, written, way }: Changed): Promise<void> {
  const [before, after] = [createPacEngine(file), createPacEngine(file + written)];
  try {
    for (const { url } of targets) expect((await after.select(url)).answer).toBe(way);
    for (const url of [...strangers, 'https://intranet.corp.example/', 'http://intranet/']) {
      expect((await after.select(url)).answer).toBe((await before.select(url)).answer);
    }
  } finally {
    await before.close();
    await after.close();
  }
}

/** A packet filter of this text on the edge, as `nft -f` takes it. */
function nft(text: string): Device {
  return {
    name: 'nftables',
    package: 'nftables',
    start: async ({ edge, folder }) => {
      const file = join(folder, 'rules.nft');
      await writeFile(file, `${text}\n`);
      await edge.run(['nft', '-c', '-f', file]);
      await edge.run(['nft', '-f', file]);
    },
  };
}

function filtering(...rules: readonly string[]): string {
  const lines = ['type filter hook forward priority 0;', ...rules];
  return `table inet filter {\nchain forward {\n${lines.join('\n')}\n}\n}`;
}
