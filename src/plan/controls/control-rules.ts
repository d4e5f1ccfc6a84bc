import { addressByOtherResolver } from './address-by-other-resolver.ts';
import type { ControlRule } from './control-rule.ts';
import { harmlessAddress } from './harmless-address.ts';
import { harmlessName } from './harmless-name.ts';
import { measuredAgain } from './measured-again.ts';
import { noName } from './no-name.ts';
import { otherAddress } from './other-address.ts';
import { otherFamily } from './other-family.ts';
import { largeHello, olderTls, smallHello } from './other-hello.ts';
import { otherScheme } from './other-scheme.ts';
import { passingHost } from './passing-host.ts';
import { passingName } from './passing-name.ts';
import { repeat } from './repeat.ts';
import { addressByNameServer, laterAddress } from './right-address.ts';
import { socksScheme } from './socks-scheme.ts';
import { tunnelByAddress } from './tunnel-by-address.ts';

/** What may follow an attempt, in the order in which it is tried. */
export const controlRules: readonly ControlRule[] = [
  passingHost,
  harmlessName,
  repeat,
  measuredAgain,
  passingName,
  noName,
  harmlessAddress,
  otherAddress,
  otherFamily,
  addressByOtherResolver,
  addressByNameServer,
  laterAddress,
  tunnelByAddress,
  otherScheme,
  socksScheme,
  olderTls,
  smallHello,
  largeHello,
];
