import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cases } from '../../fixtures/case/cases.ts';
import { effects } from '../../src/diagnosis/verdict/effects.ts';
import { controls } from '../../src/model/audit/attempt.ts';
import { steps } from '../../src/model/audit/observation.ts';
import { factForms } from '../../src/model/finding/facts.ts';
import { failureCodes } from '../../src/model/finding/failure.ts';
import { type FindingKind, findingKinds } from '../../src/model/finding/finding.ts';
import { verdictNames } from '../../src/model/finding/verdict.ts';
import { settingFlaws } from '../../src/model/route/route.ts';
import schema from '../../src/report/formats/json/report.schema.json' with { type: 'json' };
import { explainFinding } from '../../src/report/formats/terminal/finding/explain-finding.ts';
import { plainText } from '../../src/report/text/say.ts';
import { actorWords } from '../../src/report/words/actor/actor-words.ts';
import { findingInfo } from '../../src/report/words/finding/finding-info.ts';
import { findingSteps } from '../../src/report/words/finding/finding-steps.ts';
import { findingIndex } from './finding-index.ts';
import {
  codesOf,
  type FindingPage,
  folder,
  itemNamed,
  linksOf,
  pageNames,
  proseOf,
  readPage,
} from './finding-page.ts';

const headings = [
  'On the wire',
  'Causes',
  'Confirm it',
  'Change it',
  'If it is not yours',
  'Looks like',
];
/** So that a command stands in 80 columns of a terminal, indented. */
const widestCode = 76;
const languages = ['sh', 'powershell', 'json', 'text', 'js'];

const pages = new Map(pageNames().map((name) => [name, readPage(name)]));
const proved = Map.groupBy(
  cases.flatMap(({ findings }) => findings),
  ({ kind }) => kind,
);

function pageOf(kind: FindingKind): FindingPage {
  const page = pages.get(kind);
  if (page === undefined) throw new Error(`docs/finding/${kind}.md is missing`);
  return page;
}

const look = (kind: FindingKind) => proseOf(pageOf(kind).sections.get('Looks like'));
const wire = (kind: FindingKind) => pageOf(kind).sections.get('On the wire');

it('has a page for every kind of finding, and no other', () => {
  expect([...pages.keys()].toSorted()).toEqual(findingKinds.toSorted());
});

it('has an index that the words make: vitest -u writes it', async () => {
  await expect(findingIndex()).toMatchFileSnapshot('../../docs/finding/README.md');
});

describe.each(findingKinds)('the page of %s', (kind) => {
  it('is titled, opens and advises as the words do', () => {
    const { title, meaning, advice } = findingInfo[kind];
    const page = pageOf(kind);
    expect(page.title).toBe(`${plainText(title)} (\`${kind}\`)`);
    expect(proseOf(page.opening)[0]).toBe(plainText(meaning));
    expect(proseOf(page.sections.get('Change it'))[0]).toBe(plainText(advice));
  });

  it('has the sections of all pages, in their order, and none of them empty', () => {
    const { sections } = pageOf(kind);
    expect([...sections.keys()]).toEqual(headings);
    for (const blocks of sections.values()) expect(blocks).not.toEqual([]);
  });

  it('fits a screen: 100 columns of text, 76 of commands', () => {
    const { text, blocks } = pageOf(kind);
    const lines = text.split('\n');
    expect(lines.filter((line) => line.length > 100 || /\s$|\t/.test(line))).toEqual([]);
    expect(text).toMatch(/[^\n]\n$/);
    const code = blocks.filter((block) => block.kind === 'code');
    expect(code.flatMap((block) => block.lines.filter((l) => l.length > widestCode))).toEqual([]);
    expect(code.map(({ language }) => language).filter((l) => !languages.includes(l))).toEqual([]);
  });

  it('is shown in 80 columns of a terminal, and loses nothing but its title', () => {
    const { text, sections } = pageOf(kind);
    const lines = explainFinding(kind, { page: text, width: 80 }).split('\n');
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
    const shown = lines.filter((line) => /^\S/.test(line));
    expect(shown.slice(2)).toEqual([...sections.keys()]);
  });

  it('confirms by commands', () => {
    const blocks = pageOf(kind).sections.get('Confirm it') ?? [];
    expect(blocks.filter((block) => block.kind === 'code')).not.toEqual([]);
  });

  it('says of which step it is, and what it does to the verdict', () => {
    const { verdict, when = [] } = effects[kind];
    const step = findingSteps.find(({ kinds }) => kinds.includes(kind));
    const codes = codesOf(proseOf(pageOf(kind).opening).slice(1, 2));
    expect(codes[0]).toBe(step?.name);
    const due = new Set<string>([verdict, ...when.map(([, other]) => other)]);
    const named = codes.filter((code) => verdictNames.some((name) => name === code));
    expect(named.toSorted()).toEqual(step?.name === 'settings' ? [] : [...due].toSorted());
  });

  it('names steps, causes and actors by their words in the records', () => {
    const recorded = codesOf([itemNamed('Recorded', wire(kind))]);
    const known: readonly string[] = [...steps, ...failureCodes, ...controls, ...settingFlaws];
    const words = recorded.filter((code) => /^[a-z][a-z-]*$/.test(code));
    expect(words.filter((code) => !known.includes(code) && !isField(code))).toEqual([]);
    expect(recorded).not.toEqual([]);
    const actors = codesOf([itemNamed('Done by', wire(kind))]);
    expect(actors.filter((actor) => !Object.hasOwn(actorWords, actor))).toEqual([]);
    const seen = (proved.get(kind) ?? []).flatMap(({ actor }) => actor ?? []);
    expect(seen.filter((actor) => !actors.includes(actor))).toEqual([]);
  });

  it('names the facts that the rules write, and no others', () => {
    // Controls, which are values of facts, have hyphens.
    const codes = codesOf([itemNamed('Facts', wire(kind))]);
    const facts = codes.filter((code) => /^\w+$/.test(code));
    const seen = (proved.get(kind) ?? []).flatMap((finding) => Object.keys(finding.facts));
    expect([...new Set(seen)].filter((name) => !facts.includes(name))).toEqual([]);
    expect(facts.filter((name) => !Object.hasOwn(factForms, name))).toEqual([]);
    expect(facts).not.toEqual([]);
  });

  it('shows observations as they are recorded', () => {
    const shown = pageOf(kind).blocks.filter(
      (block) => block.kind === 'code' && block.language === 'json',
    );
    for (const block of shown) {
      const value = JSON.parse(block.kind === 'code' ? block.lines.join('\n') : '');
      expect(Object.keys(value).filter((name) => !isFieldOf(value.step, name))).toEqual([]);
      if (value.failure) expect(failureCodes).toContain(value.failure.code);
    }
  });

  it('leads to pages that are there', () => {
    const links = linksOf(proseOf(pageOf(kind).blocks));
    expect(links.filter((to) => !existsSync(new URL(to, folder)))).toEqual([]);
  });

  it('leads to what it looks like, which leads back', () => {
    const others = linksOf(look(kind)).map((to) => to.replace(/\.md$/, '') as FindingKind);
    expect(others).not.toEqual([]);
    expect(others.filter((one) => !linksOf(look(one)).includes(`${kind}.md`))).toEqual([]);
  });

  it('tells apart whatever the rules name as its rival', () => {
    const rivals = (proved.get(kind) ?? []).flatMap((finding) => finding.rivals);
    const named = linksOf(look(kind));
    expect(rivals.filter((rival) => !named.includes(`${rival}.md`))).toEqual([]);
  });
});

function isField(name: string): boolean {
  return [undefined, ...steps].some((step) => isFieldOf(step, name));
}

/** A field of an observation or, without a step, of a setting. */
function isFieldOf(step: string | undefined, name: string): boolean {
  const shapes: Readonly<Record<string, object & { readonly properties?: object }>> = schema.$defs;
  return Object.hasOwn(shapes[step ?? 'setting']?.properties ?? {}, name);
}
