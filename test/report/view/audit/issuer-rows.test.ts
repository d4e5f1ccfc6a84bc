import { describe, expect, it } from 'vitest';
import { commands, direct, headOf, intranet } from '../../../../fixtures/case/head.ts';
import type { AuditOptions, Issuer } from '../../../../src/model/audit/report.ts';
import { plainText } from '../../../../src/report/text/say.ts';
import { issuerRows, isTelling } from '../../../../src/report/view/audit/issuer-rows.ts';

const { id: listed } = commands;
const { id: own } = intranet;

interface Said extends Partial<Omit<Issuer, 'routes'>> {
  /** Ids of the targets that it signed for; absent: the listed one. */
  readonly targets?: readonly string[];
}

function told(said: readonly Said[], options: Partial<AuditOptions> = {}) {
  const head = headOf([commands, intranet], [direct]);
  return {
    targets: head.targets,
    options: { ...head.options, ...options },
    issuers: said.map(({ targets = [listed], ...one }) => ({
      name: 'CN=Issuer',
      ...one,
      routes: [{ route: direct.id, targets }],
    })),
  };
}

const meanings = (...given: Parameters<typeof told>): readonly string[] =>
  issuerRows(told(...given)).map(({ meaning }) => plainText(meaning));

describe('isTelling()', () => {
  it.each<[string, Said]>([
    ['somebody intercepts', { anchor: 'added', intercepts: true, product: 'Contoso' }],
    [
      'somebody intercepts by a public root',
      { anchor: 'public', intercepts: true, targets: [own] },
    ],
    ['a chain ends in no root that is known', {}],
    ['a chain ends in a root of the system alone', { anchor: 'system' }],
    ['a chain ends in a root that the user added', { anchor: 'added', targets: [own] }],
    ['a listed service ends in another public root', { anchor: 'public' }],
  ])('is true where %s', (_, one) => {
    expect(isTelling(told([{ anchor: 'expected' }, one]))).toBe(true);
  });

  it('is false where every service ends in one of its roots', () => {
    expect(isTelling(told([{ anchor: 'expected' }]))).toBe(false);
    expect(isTelling(told([]))).toBe(false);
  });

  it('is false of public roots of hosts that the user alone named', () => {
    expect(isTelling(told([{ anchor: 'public', targets: [own] }]))).toBe(false);
    const both = [{ anchor: 'expected' }, { anchor: 'public', targets: [own] }] as const;
    expect(isTelling(told(both))).toBe(false);
  });

  it('is true of them where the user named the roots as well', () => {
    const expectRoots = ['df3c24f9bfd666761b268073fe06d1cc8d4f82a4'];
    expect(isTelling(told([{ anchor: 'public', targets: [own] }], { expectRoots }))).toBe(true);
  });
});

describe('issuerRows()', () => {
  it('calls a public root another one only where one is expected', () => {
    expect(meanings([{ anchor: 'public' }])).toEqual(['ends in another public root']);
    expect(meanings([{ anchor: 'public', targets: [own] }])).toEqual(['ends in a public root']);
    expect(meanings([{ anchor: 'public', targets: [own] }], { expectRoots: [] })).toEqual([
      'ends in another public root',
    ]);
  });

  it('says who inspects, by name where it is known', () => {
    expect(meanings([{ intercepts: true }])).toEqual(['inspects, ends in no root that is known']);
    expect(meanings([{ intercepts: true, product: 'Contoso', anchor: 'system' }])).toEqual([
      'inspects: Contoso, ends in a root that this system alone trusts',
    ]);
  });

  it('names each host once, by the id where the target is not known', () => {
    expect(issuerRows(told([{ targets: [listed, listed, 't99'] }]))).toMatchObject([
      { issuer: 'CN=Issuer', route: direct.id, hosts: [commands.host, 't99'] },
    ]);
  });
});
