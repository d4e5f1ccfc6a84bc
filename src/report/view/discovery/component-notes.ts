import type { ComponentWay } from '../../../model/route/component.ts';
import { joined, named, plainText, say, type Text } from '../../text/say.ts';
import type { ComponentGroup } from './component-groups.ts';

interface Known {
  readonly components: readonly ComponentWay[];
  /** The names that automatic detection asks DNS for. */
  readonly wpadNames: readonly string[];
}

/**
 * What is to be known beside the ways of components: what automatic detection asks, where one
 * detects, and what the words mean that were said of them.
 */
export function componentNotes(
  groups: readonly ComponentGroup[],
  { components, wpadNames }: Known,
): readonly Text[] {
  const isDetecting = components.some(({ detection }) => detection !== undefined);
  const said = groups.flatMap(({ names, steps }) => [
    ...names.map(plainText),
    ...steps.flatMap(({ name, text }) => [name, plainText(text)]),
  ]);
  const meant = meanings.filter(([word]) => said.some((text) => word.test(text)));
  return [...(isDetecting ? [askedText(wpadNames)] : []), ...meant.map(([, meaning]) => meaning)];
}

/** What automatic detection asks: WinHttpDetectAutoProxyConfigUrl has DHCP first. */
function askedText(names: readonly string[]): Text {
  const dns =
    names.length === 0
      ? say`wpad. and its DNS suffix, which was not read`
      : joined(names.map(named), ', ');
  return say`Automatic detection asks DHCP for option 252, then DNS for ${dns}.`;
}

const meanings: readonly (readonly [word: RegExp, meaning: Text])[] = [
  [
    /\(inference\)/,
    say`(inference): no page of Microsoft says that what stands before it comes at this place.`,
  ],
  [/^else$/, say`else: where automatic detection finds no PAC file.`],
  [
    /^fallback$/,
    say`fallback: where the proxy that is set cannot be reached, or the PAC file not be fetched.`,
  ],
  [
    /-pac|, PAC file|ProxyPacUrl|wpad|automatic detection(?: \(inference\))?, on/,
    say`A PAC file that was fetched decides alone. Where its first proxy is down, its next one is tried, or the request fails at once (Microsoft's pages disagree); no other way of this list is tried.`,
  ],
  [/older Windows/, say`older Windows: 7, 8.1, Server 2008 R2; 2012 R2, 2016 with the old agent.`],
];
