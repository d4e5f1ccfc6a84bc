import { printed, type Text } from '../../text/say.ts';

/** A code span, or a link, of which what is read of it stands for the whole. */
const marks = /`([^`]+)`|\[([^\]]{1,200})\]\([^)\s]{1,200}\)/g;

/** A paragraph of a page as a text: its code spans are to be typed, its links are their words. */
export function pageText(paragraph: string): Text {
  const parts: Text[] = [];
  let end = 0;
  for (const { 0: whole, 1: code, 2: link, index } of paragraph.matchAll(marks)) {
    parts.push(printed('words', paragraph.slice(end, index)));
    parts.push(code === undefined ? pageText(link ?? '') : printed('code', code));
    end = index + whole.length;
  }
  return [...parts.flat(), ...printed('words', paragraph.slice(end))];
}

/** A line of a fenced block, as it stands. */
export function pageCode(line: string): Text {
  return printed('code', line);
}
