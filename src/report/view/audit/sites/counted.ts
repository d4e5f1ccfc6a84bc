import { say, type Text } from '../../../text/say.ts';

type Noun = 'file' | 'site' | 'target' | 'shared cause';

const nouns: Readonly<Record<Noun, readonly [one: Text, many: Text]>> = {
  file: [say`file`, say`files`],
  site: [say`site`, say`sites`],
  target: [say`target`, say`targets`],
  'shared cause': [say`shared cause`, say`shared causes`],
};

/** `1 site`, `2 sites`. */
export function counted(count: number, noun: Noun): Text {
  const [one, many] = nouns[noun];
  return say`${count} ${count === 1 ? one : many}`;
}
