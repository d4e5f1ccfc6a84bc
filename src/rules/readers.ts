import type { RuleDialect } from '../model/rules/rule-dialect.ts';
import { readCheckPoint } from './have/check-point.ts';
import { readCisco, readFortigate } from './have/console.ts';
import {
  readAws,
  readAzureFirewall,
  readOpnsense,
  readPfsense,
  readZscaler,
} from './have/documents.ts';
import type { ReadHave } from './have/have.ts';
import { readNftables, readNoProxy, readWindowsFirewall } from './have/machine.ts';
import { readOwnCsv, readOwnJson } from './have/own.ts';
import { readPanOs } from './have/pan-os.ts';
import { readSquid } from './have/squid.ts';

/** Who reads a file of each dialect; a PAC file is a program, and `netready pac` says what it does. */
export const readers: Readonly<Record<Exclude<RuleDialect, 'pac'>, ReadHave>> = {
  squid: readSquid,
  'pan-os': readPanOs,
  fortigate: readFortigate,
  'check-point': readCheckPoint,
  cisco: readCisco,
  zscaler: readZscaler,
  'azure-firewall': readAzureFirewall,
  'aws-network-firewall': readAws,
  pfsense: readPfsense,
  opnsense: readOpnsense,
  nftables: readNftables,
  'windows-firewall': readWindowsFirewall,
  'no-proxy': readNoProxy,
  csv: readOwnCsv,
  json: readOwnJson,
};
