import { placeText, type RuleEntry, ruleLists } from '../../../../model/rules/rule-entry.ts';
import type {
  HeldPlace,
  RuleDelta,
  RuleNote,
  ShownRules,
  Uncured,
} from '../../../../model/rules/rule-set.ts';
import { joined, named, ours, outside, say, type Text } from '../../../text/say.ts';
import { teamWords } from '../../../words/actor/team-words.ts';
import { capabilityWords } from '../../../words/catalogue/capability-words.ts';
import { leftOutWords, ruleListWords } from '../../../words/catalogue/rule-list-words.ts';
import { ruleNoteWords } from '../../../words/catalogue/rule-note-words.ts';
import { componentNames } from '../../../words/settings/component-words.ts';

/** What the rules come to, in a sentence. */
export function rulesAnswer(shown: ShownRules): Text {
  const { scope, entries, red, cured, waived, delta } = shown;
  if (delta) return deltaAnswer(shown, delta);
  if (scope === 'all') {
    const counts = countTexts(entries);
    return say`All that a device needs: ${joined(counts, ', ')}.`;
  }
  const pardoned = waived > 0 ? say` ${waived} more are waived.` : undefined;
  if (red === 0) return say`Nothing is red: no rule is needed.${pardoned}`;
  if (entries.length === 0) return say`No rule cures any of ${red} red cells.${pardoned}`;
  return say`${cured} of ${red} red cells turn green by ${joined(countTexts(entries), ', ')}.${pardoned}`;
}

function deltaAnswer({ entries }: ShownRules, { held, gone, wide, unreadLines }: RuleDelta): Text {
  const added =
    entries.length === 0 ? say`nothing is to be added` : joined(countTexts(entries), ', ');
  const extra = [
    ...(gone.length > 0 ? [say`${gone.length} may go`] : []),
    ...(wide.length > 0
      ? [say`${wide.length} ${wide.length === 1 ? say`is` : say`are`} wider than needed`]
      : []),
    ...(unreadLines > 0
      ? [say`${unreadLines} ${unreadLines === 1 ? say`line was` : say`lines were`} not understood`]
      : []),
  ];
  return say`To add: ${added}. ${held} ${held === 1 ? say`stands` : say`stand`} already${extra.flatMap((text) => say`; ${text}`)}.`;
}

/** What stands already and should not, or could not be read: titles with their lines. */
export function deltaTexts({ delta }: ShownRules): readonly {
  readonly title: Text;
  readonly texts: readonly Text[];
}[] {
  if (!delta) return [];
  const {
    gone,
    goneLines,
    refused = [],
    unasked,
    unaskedPlaces,
    wide,
    unread,
    unreadLines,
  } = delta;
  const moreUnasked = unaskedPlaces - unasked.length;
  const more = unreadLines - unread.length;
  const at = ({ place, line }: HeldPlace): Text => say`${named(place)}, line ${line}`;
  return [
    {
      title: say`May go: the older list alone asks for it`,
      texts:
        goneLines.length > 0
          ? goneLines.map(at)
          : gone.map((entry) => say`${placeOf(entry)} (${ruleListWords[entry.list]})`),
    },
    {
      title: say`Refused by a line above what lets it pass: put what is to be added above that`,
      texts: refused.map(at),
    },
    {
      title: say`Wider than needed`,
      texts: wide.map((one) => say`${at(one)}: enough are ${joined(one.enough.map(named), ', ')}`),
    },
    {
      title: say`Not asked for here: whether something else needs it, only its owner knows`,
      texts: [...unasked.map(at), ...(moreUnasked > 0 ? [say`${moreUnasked} more places`] : [])],
    },
    {
      title: say`Not understood, and nothing guessed of it`,
      texts: [
        ...unread.map(({ line, text }) => say`line ${line}: ${outside(text)}`),
        ...(more > 0 ? [say`${more} more lines`] : []),
      ],
    },
  ].filter(({ texts }) => texts.length > 0);
}

function countTexts(entries: readonly RuleEntry[]): readonly Text[] {
  return ruleLists.flatMap((list) => {
    const count = entries.filter((entry) => entry.list === list).length;
    return count === 0 ? [] : [say`${count} ${placesWord(count)} to ${listVerbs[list]}`];
  });
}

function placesWord(count: number): Text {
  return count === 1 ? say`place` : say`places`;
}

const listVerbs = {
  allow: say`let pass`,
  'no-inspect': say`leave closed`,
  'no-auth': say`ask no login of`,
} as const;

/** The entries of each list that has some. */
export function listedEntries({ entries }: ShownRules): readonly {
  readonly title: Text;
  readonly entries: readonly RuleEntry[];
}[] {
  return ruleLists.flatMap((list) => {
    const some = entries.filter((entry) => entry.list === list);
    return some.length === 0 ? [] : [{ title: ruleListWords[list], entries: some }];
  });
}

/** `*.contoso.com:443`; with a word where the name itself belongs to it. */
export function placeOf(entry: RuleEntry): Text {
  const { apex, below } = entry;
  if (!apex || !below) return named(placeText(entry));
  return say`${named(placeText({ ...entry, apex: false }))} and itself`;
}

/** Who needs an entry, and whether the list calls it optional. */
export function neededBy({ components, required }: RuleEntry): Text {
  const who = joined(
    components.map((one) => componentNames[one]),
    ', ',
  );
  return required ? who : say`${who} (optional)`;
}

/** What does not work without it. */
export function lostWithout({ losses }: RuleEntry): Text {
  return joined(
    losses.map((loss) => capabilityWords[loss]),
    ', ',
  );
}

/** How many cells it turns green; how many of them were not red for it, but will be. */
export function cellsText({ cells }: RuleEntry): Text {
  const foreseen = cells.filter(({ isForeseen }) => isForeseen).length;
  const seen = cells.length - foreseen;
  if (foreseen === 0) return say`${seen}`;
  return seen === 0 ? say`foreseen` : say`${seen}, and ${foreseen} foreseen`;
}

/** What no rule cures, and who can. */
export function uncuredText({ url, route, kind, team }: Uncured): Text {
  const why = kind === undefined ? say`nothing was found of it` : ours(kind);
  return say`${named(url)} over ${named(route)}: ${why}; ${teamWords[team]}`;
}

/** What has no entry, or a narrower one than its row. */
export function narrowedTexts({ leftOut, narrowed }: ShownRules): readonly Text[] {
  return [
    ...narrowed.map(
      ({ pattern, names }) => say`${named(pattern)} is too wide: ${joined(names.map(named), ', ')}`,
    ),
    ...leftOut.map(
      ({ pattern, because }) => say`${outside(pattern)} is left out: ${leftOutWords[because]}`,
    ),
  ];
}

/** What a dialect could not say. */
export function noteText({ kind, about, instead = [] }: RuleNote): Text {
  const of = about.length === 0 ? undefined : say`: ${joined(about.map(named), ', ')}`;
  const there =
    instead.length === 0 ? undefined : say`; there: ${joined(instead.map(named), ', ')}`;
  return say`${ruleNoteWords[kind]}${of}${there}`;
}
