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
import { foreignSecrets, withBareLogin, withSecret } from '../canary.ts';
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

/** Saved settings of another machine, in an archive too, through `discover` and `ways`. */
export const settings: Open = async (folder) => {
  const file = join(folder, 'settings');
  return {
    feed: async (draw) => {
      let bytes = mutated(policy, draw);
      if (draw.chance(0.9)) {
        let text = mutated(Buffer.from(draw.oneOf(texts)), draw).toString();
        if (draw.chance(0.5)) text = withSecret(text, draw, foreignSecrets);
        else if (draw.chance(0.3)) text = withBareLogin(text, draw);
        bytes = draw.chance(0.2) ? Buffer.from(`\uFEFF${text}`, 'utf16le') : Buffer.from(text);
      }
      if (draw.chance(0.05)) bytes = deflatedZip([{ name: 'a.txt', body: bytes }]);
      await writeFile(file, bytes);
      const format = ['--settings', file, '--format', draw.oneOf(['json', 'table'])];
      return runCommand(
        draw.chance(0.1) ? ['ways', 'https://a.example/', ...format] : ['discover', ...format],
      );
    },
  };
};
