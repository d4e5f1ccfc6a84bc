import exceljs from 'exceljs';
import { expect, it } from 'vitest';
import { setupGuide } from '../../../../../fixtures/setup/setup-guide.ts';
import { setupXlsx } from '../../../../../src/report/formats/xlsx/setup/setup-xlsx.ts';
import { plainText } from '../../../../../src/report/text/say.ts';
import { setupTexts } from '../../../../../src/report/view/discovery/setup-texts.ts';
import { column } from '../read-workbook.ts';

it('setupXlsx() has a row for each step, and the same bytes for the same guide', async () => {
  const bytes = await setupXlsx(setupGuide);
  expect(await setupXlsx(setupGuide)).toEqual(bytes);
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(bytes.buffer as ArrayBuffer);
  const states = column(workbook, 'Set-up', 'State').map(({ text }) => text);
  expect(states).toEqual(setupGuide.lines.map(({ state }) => words[state]));
  const seen = column(workbook, 'Set-up', 'What was seen').map(({ text }) => text);
  expect(seen).toEqual(setupTexts(setupGuide.lines).map((one) => plainText(one.seen)));
});

const words = { done: 'done', 'to-do': 'to do', wrong: 'wrong', untold: 'cannot be told here' };
