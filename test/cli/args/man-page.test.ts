import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { manPage } from '../../../src/cli/args/man-page.ts';
import { roffText } from '../../../src/cli/args/roff.ts';
import { commands } from '../../../src/cli/commands.ts';
import { runCli } from '../run-cli.ts';

const paged = await Promise.all(
  commands.map(async ({ name, summary, load }) => ({ name, summary, command: await load() })),
);
const page = manPage(paged, '1.2.3');

describe('manPage()', () => {
  it.each(paged)('tells of $name what its help tells, option by option', ({ name, command }) => {
    const [, section = ''] =
      page
        .split(`\n.SH NETREADY ${roffText(name.toUpperCase())}\n`)
        .map((part) => part.split('\n.SH ')[0]) ?? [];
    const options = command.optionGroups.flatMap((group) => group.options);
    for (const { name: option, value } of options) {
      const typed = `\\fB\\-\\-${roffText(option)}\\fR${value ? ` \\fI${roffText(value)}\\fR` : ''}`;
      expect(section.split('\n').filter((line) => line.endsWith(typed))).toHaveLength(1);
    }
    for (const example of command.examples) expect(section).toContain(roffText(example));
    expect(section).toContain(roffText(command.usage));
  });

  it('is ASCII, and asks for nothing but what man(7) and groff have', () => {
    expect(page).toMatch(/^[\x20-\x7e\n]*$/);
    const asked = new Set([...page.matchAll(/^[.'](\w*)/gm)].map(([, name]) => name));
    const known = ['TH', 'SH', 'SS', 'TP', 'PP', 'B', 'I', 'BR', 'EX', 'EE', 'nh', 'ad'];
    expect([...asked].toSorted()).toEqual(known.toSorted());
    // What hides secrets found one in our own words.
    expect(page).not.toContain('***');
  });
});

describe('netready help --man', () => {
  it('prints the page that the package has, which man(1) finds by its place', async () => {
    const read = (name: string) =>
      readFileSync(new URL(`../../../${name}`, import.meta.url), 'utf8');
    const { man, files } = JSON.parse(read('package.json')) as Record<string, unknown>;
    expect({ man, files }).toMatchObject({
      man: './man/netready.1',
      files: expect.arrayContaining(['man']),
    });
    const printed = await runCli(['help', '--man']);
    expect(printed).toEqual({ status: 0, stdout: read('man/netready.1'), stderr: '' });
    expect(await runCli(['--help', '--man'])).toEqual(printed);
  });
});
