import { plainText } from '../../src/report/text/say.ts';
import { findingInfo } from '../../src/report/words/finding/finding-info.ts';
import { findingSteps } from '../../src/report/words/finding/finding-steps.ts';

/** The index of the pages, as the words and the steps have it. */
export function findingIndex(): string {
  return [head, ...findingSteps.map(table)].join('\n');
}

const head = `# Findings

One page for each kind of finding: what it looks like on the wire, what causes it, how to confirm it
with public tools, what to change. \`netready explain KIND\` shows the same on a terminal, and
\`netready explain KIND --from REPORT\` with the commands filled in: the host, the proxy and the address
of a report stand in the place of the words below, and before them a line of its own that shows the
finding again.

In the commands, \`HOST\`, \`PATH\` and \`ADDRESS\` stand for those of the target, \`SERVER\` for the name
server, \`PROXY:PORT\` for the proxy (\`PROXY-HOST\` for its name alone): the facts of the finding hold
them. \`OTHER-SERVER\` is a name server of another network, where you may reach one; \`OTHER-ADDRESS\`
another address of the name, or that of a server which passes. \`leaf.cer\` is a certificate that you
saved. Run commands from the machine whose way is in question, and without a login: as another user,
or on another machine, you measure another way.

Commands in blocks of PowerShell are for Windows. \`curl.exe\` is part of it and takes the options of
curl, but speaks TLS by Schannel and trusts what the store of Windows trusts; where a report has it write
the certificates (\`%{certs}\`), it is to be 7.88 or newer. Commands of the other
blocks are for Linux; \`openssl\`, \`curl\` and \`dig\` exist for all systems. On macOS it is \`ping -D\` for
\`ping -M do\`, \`traceroute -P tcp\` for \`traceroute -T\`, \`dscacheutil -q host -a name HOST\` for
\`getent ahosts HOST\`, and \`route -n get\` for \`ip route get\`.

Causes stand in the order of how often they are met, and kinds in the order of the steps.
`;

function table({ name, title, kinds }: (typeof findingSteps)[number]): string {
  const rows = kinds.map((kind) => {
    const { title, meaning } = findingInfo[kind];
    return `| [\`${kind}\`](${kind}.md) | ${plainText(title)} | ${firstSentence(plainText(meaning))} |`;
  });
  return [
    `## ${plainText(title)} (\`${name}\`)`,
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
