import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflatedZip } from '../../../fixtures/catalogue/workbook/deflated-zip.ts';
import {
  accountKeys,
  analyzerText,
  exportOf,
  machineKeys,
  policyOf,
  shownProxies,
  shownProxy,
  supportLog,
} from '../../../fixtures/settings/company-machine.ts';
import { foreignSecrets, withSecret } from '../canary.ts';
import type { Open } from '../kind.ts';
import { mutated } from '../mutate.ts';
import { runCommand } from '../run-command.ts';

/** Every form that `--settings` reads, as text. */
const texts: readonly string[] = [
  supportLog(),
  analyzerText(),
  exportOf([...machineKeys, ...accountKeys]),
  ...Object.keys(shownProxies).map((language) => shownProxy(language, 'wh.corp.example:3128')),
  '\r\nCurrent WinHTTP advanced proxy settings:\r\n\r\n{ "ProxyIsEnabled": true, "Proxy": "a.example:1", "ProxyBypass": "*.b", "AutoDetect": false }\r\n',
  '{"cloudService":{"proxy":"http://a.example:3128"},"edr":{"tags":[]}}',
  'healthy : true\norg_id : "x"\nproxy : "http://a.example:3128"\n',
  '<dictionary> {\n  HTTPSEnable : 1\n  HTTPSPort : 3128\n  HTTPSProxy : a.example\n  ExceptionsList : <array> {\n    0 : *.b\n  }\n}\n',
  "org.gnome.system.proxy mode 'manual'\norg.gnome.system.proxy.https host 'a.example'\norg.gnome.system.proxy.https port 3128\n",
  'https_proxy=http://a.example:3128\nno_proxy="localhost,.b.example,10.0.0.0/8"\n',
];
const policy = policyOf(machineKeys);

const exported = 'Windows Registry Editor Version 5.00\r\n\r\n';
const userKey = (n: number): string =>
  `[HKEY_USERS\\S-1-5-21-${n}\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings]`;
/** Each as often as it may stand in a file of 16 MiB, or in a registry that is still read. */
const bombs: readonly { readonly most: number; readonly part: (n: number) => string }[] = [
  { most: 50_000, part: (n) => `${userKey(n)}\r\n"AutoConfigURL"="http://w/${n}"\r\n` },
  { most: 500_000, part: (n) => `${userKey(n)}\r\n"ProxyServer"="p:1"\r\n` },
  { most: 2_000_000, part: (n) => `${n === 0 ? `${userKey(1)}\r\n` : ''}"a${n}"="b"\r\n` },
  { most: 1_000_000, part: () => 'ab\n' },
  { most: 500_000, part: (n) => `[-${userKey(n).slice(1)}\r\n` },
];

function bomb({ most, part }: (typeof bombs)[number]): Buffer {
  const bytes = Buffer.alloc(16 * 1024 * 1024);
  let length = bytes.write(exported);
  for (let n = 0; n < most && length < bytes.length - 300; n += 1) {
    length += bytes.write(part(n), length);
  }
  return bytes.subarray(0, length);
}

/** Saved settings of another machine, in an archive too, through `discover` and `ways`. */
export const settings: Open = async (folder) => {
  const file = join(folder, 'settings');
  return {
    feed: async (draw) => {
      let bytes = mutated(policy, draw);
      if (draw.chance(0.9)) {
        let text = mutated(Buffer.from(draw.oneOf(texts)), draw).toString();
        if (draw.chance(0.5)) text = withSecret(text, draw, foreignSecrets);
        bytes = draw.chance(0.2) ? Buffer.from(`\uFEFF${text}`, 'utf16le') : Buffer.from(text);
      }
      if (draw.chance(0.001)) bytes = bomb(draw.oneOf(bombs));
      if (draw.chance(0.05)) bytes = deflatedZip([{ name: 'a.txt', body: bytes }]);
      await writeFile(file, bytes);
      const format = ['--settings', file, '--format', draw.oneOf(['json', 'table'])];
      return runCommand(
        draw.chance(0.1) ? ['ways', 'https://a.example/', ...format] : ['discover', ...format],
      );
    },
  };
};
