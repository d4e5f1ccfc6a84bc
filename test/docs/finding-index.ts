import { findingInfo } from '../../src/report/words/finding-info.ts';
import { findingSteps } from '../../src/report/words/finding-steps.ts';

/** The index of the pages, as the words and the steps have it. */
export function findingIndex(): string {
  return [head, ...findingSteps.map(table)].join('\n');
}

const head = `# Findings

One page for each kind of finding: what it looks like on the wire, what causes it, how to confirm it
with public tools, what to change. \`netready explain KIND\` shows the same on a terminal.

In the commands, \`HOST\` and \`ADDRESS\` stand for those of the target, \`SERVER\` for the name server,
\`PROXY:PORT\` for the proxy: the facts of the finding hold them. \`OTHER-SERVER\` is a name server of
another network, where you may reach one. Causes stand in the order of how often they are met.
Commands for Windows stand in blocks of their own; there, \`curl.exe\` is part of the system and
takes the options of \`curl\`, but it speaks TLS by Schannel and goes by the store of Windows.

Run commands from the machine whose way is in question, and without a login: as another user or
another machine you measure another way. The kinds stand in the order of the steps of an attempt.
`;

function table({ name, title, kinds }: (typeof findingSteps)[number]): string {
  const rows = kinds.map((kind) => {
    const { title, meaning } = findingInfo[kind];
    return `| [\`${kind}\`](${kind}.md) | ${title} | ${firstSentence(meaning)} |`;
  });
  return [
    `## ${title} (\`${name}\`)`,
    '',
    '| kind | title | what it is |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

function firstSentence(text: string): string {
  return /^.*?[.](?= |$)/.exec(text)?.[0] ?? text;
}
