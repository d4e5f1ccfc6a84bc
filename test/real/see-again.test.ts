import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { audit } from '../../src/audit.ts';
import type { Scenario } from '../../src/lab/scenarios/scenario.ts';
import { scenarios } from '../../src/lab/scenarios.ts';
import type { Report } from '../../src/model/audit/report.ts';
import { type Finding, type FindingKind, findingKinds } from '../../src/model/finding/finding.ts';
import { pasted } from '../../src/report/words/reproduce/pasted.ts';
import { recipes } from '../../src/report/words/reproduce/recipes.ts';
import { reproductions } from '../../src/report/words/reproduce/reproduction.ts';
import { auditPlan } from '../../src/setup/audit/audit-plan.ts';
import { startSession, targetsOf } from '../../src/setup/lab/lab-session.ts';
import { pacSelect } from '../../src/setup/routes/pac-select.ts';
import { netOptions } from '../../src/setup/steps/net-options.ts';
import { auditCompany } from './audit-company.ts';
import { againCases } from './cases/again-cases.ts';
import { realCases } from './cases.ts';
import { startCompany } from './company.ts';
import type { RealCase } from './real-case.ts';
import { type Sign, seenAgain } from './seen-again.ts';

const { reason, missing, strict } = inject('machine');
const always = ['iproute2', 'nginx', 'dnsmasq-base', 'bind9-dnsutils', 'curl', 'openssl'];
const patienceMs = 90_000;

/** Kinds that a line of a test showed. */
const shown = new Set<FindingKind>();
/** Each network is played for what no one before it brings forth, over that kind of way. */
const expected = new Set<string>();

describe('the lines of a finding show it again on the client of a company', () => {
  for (const one of [...againCases, ...realCases].filter(isNew)) {
    const needed = new Set([...always, ...one.devices.map((device) => device.package)]);
    const lacking = missing.filter((name) => needed.has(name));
    const isSkipped = reason !== undefined || (lacking.length > 0 && !strict);
    it(one.name, { concurrent: true, skip: isSkipped }, async () => {
      const company = await startCompany(one, inject('run'));
      try {
        const { report } = await auditCompany(company, one);
        const trusted = join(company.folder, 'root.pem');
        await seeAgain(report, { words: ['ip', 'netns', 'exec', company.client.name], trusted });
      } finally {
        await company.close();
      }
    });
  }
});

describe('the lines of a finding show it again beside the simulated network', () => {
  const own = scenarios.filter((scenario) => {
    const begun = new Set([...expected].map((one) => one.split(' ')[0]));
    const fresh = kindsOf(scenario).filter((kind) => !begun.has(kind));
    return news(fresh.map((kind) => [kind, 'simulated']));
  });
  it.each(own.map((scenario) => [scenario.name, scenario] as const))(
    '%s',
    { skip: reason !== undefined },
    async (_, scenario) => inLab(scenario),
  );
});

it('has shown every kind that a test network brings forth', {
  skip: reason !== undefined || missing.length > 0,
}, () => {
  const due = findingKinds.filter((kind) => typeof seenAgain[kind] !== 'string');
  expect(due.filter((kind) => !shown.has(kind))).toEqual([]);
  // Who says that there is no line has none.
  const silent = findingKinds.filter((kind) => seenAgain[kind] === 'no line shows it');
  expect(silent).toEqual(findingKinds.filter((kind) => typeof recipes[kind] === 'string'));
});

it('takes nothing that works for a fault, but where a line shows figures alone', () => {
  const said = readFileSync(new URL('./healthy.txt', import.meta.url), 'utf8');
  const facts = {
    ...{ status: 403, otherStatus: 407, issuer: 'CN=X', root: 'CN=X', deadlineMs: 5000 },
    ...{ addresses: ['0.0.0.0'], laterAddresses: ['20.9.9.9'], otherAddresses: ['20.9.9.9'] },
  };
  const blind = findingKinds.filter((kind) => {
    const signs = seenAgain[kind];
    return typeof signs !== 'string' && signs(facts).every((sign) => stands(sign, said));
  });
  expect(blind).toEqual(['transparent-interception', 'slow-step']);
});

function isNew({ expect: outcomes, whole = [], todo }: RealCase): boolean {
  if (todo !== undefined) return false;
  const kinds = outcomes.flatMap(({ route, findings }) =>
    findings.map(({ kind }) => [kind, route.replace(/:.*/, '')] as const),
  );
  return news([...kinds, ...whole.map((kind) => [kind, 'whole'] as const)]);
}

/** Whether one of them was not expected before; then it is from now on. */
function news(all: readonly (readonly [kind: FindingKind, way: string])[]): boolean {
  const fresh = all
    .filter(([kind]) => typeof seenAgain[kind] !== 'string')
    .map((one) => one.join(' '))
    .filter((one) => !expected.has(one));
  for (const one of fresh) expected.add(one);
  return fresh.length > 0;
}

interface Place {
  /** Before the shell: where it runs. */
  readonly words: readonly string[];
  /** What the client trusts beside its own roots: a file of PEM. */
  readonly trusted: string;
}

/** Runs the lines of one finding of each kind, of whatever severity. */
async function seeAgain(report: Report, place: Place): Promise<void> {
  const linesOf = reproductions(report);
  const done = new Set<FindingKind>();
  for (const finding of report.findings) {
    const signs = seenAgain[finding.kind];
    if (typeof signs === 'string' || done.has(finding.kind)) continue;
    const line = pasted(linesOf(finding)?.shell ?? []);
    if (line === undefined) throw new Error(`No line for ${finding.kind}`);
    done.add(finding.kind);
    const said = await shell(line, place);
    const absent = signs(finding.facts).filter((sign) => !stands(sign, said));
    expect({ kind: finding.kind, absent, ...(absent.length > 0 && { line, said }) }).toEqual({
      kind: finding.kind,
      absent: [],
    });
    shown.add(finding.kind);
  }
}

function stands(sign: Sign, said: string): boolean {
  return sign instanceof RegExp ? sign.test(said) : !sign.not.test(said);
}

function shell(line: string, { words, trusted }: Place): Promise<string> {
  const [program = 'sh', ...args] = [...words, 'sh', '-c', line];
  const env = {
    ...{ PATH: process.env['PATH'], HOME: '/nonexistent', LC_ALL: 'C.UTF-8' },
    ...{ CURL_CA_BUNDLE: trusted, SSL_CERT_FILE: trusted },
    // What a user's environment would lead elsewhere.
    ...{ https_proxy: 'http://127.0.0.1:9', no_proxy: 'microsoft.com' },
  };
  return new Promise((done) => {
    execFile(
      program,
      args,
      { env, cwd: dirname(trusted), timeout: patienceMs, maxBuffer: 2 ** 24 },
      (_, out, error) => done(`${out}\n${error}`),
    );
  });
}

/** The same beside a network of this process; its report says where its connections went. */
async function inLab(scenario: Scenario): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'netready-again-'));
  const lab = await startSession(scenario, await targetsOf(scenario));
  const { signal } = new AbortController();
  try {
    const net = netOptions({}, lab.net);
    const { head } = await auditPlan({}, { lab, net, signal });
    const pac = await pacSelect({ head, net, lab }, signal);
    const options = { net, concurrency: 16, signal, ...(pac && { select: pac.select }) };
    const report = await audit(head, options).finally(() => pac?.close());
    const { lab: _, ...environment } = report.environment;
    const trusted = join(folder, 'root.pem');
    await writeFile(trusted, lab.lab.ca);
    const own = new Set(kindsOf(scenario));
    const findings = report.findings.filter((one) => own.has(one.kind) && !isElsewhere(one));
    await seeAgain({ ...report, environment, findings }, { words: [], trusted });
  } finally {
    await lab.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** One of its hosts is slow, which is for information. */
function kindsOf({ name, expect: { findings } }: Scenario): readonly FindingKind[] {
  const kinds = findings.map(({ kind }) => kind);
  return name === 'company' ? [...kinds, 'slow-step'] : kinds;
}

/** Its line asks a name server of this machine, which knows no simulated name. */
function isElsewhere({ kind }: Finding): boolean {
  return kind === 'pac-failure';
}
