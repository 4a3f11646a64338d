import { jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { lastIntent, openGallery } from './gallery.testing.ts';
import { ALARM_HOLD_MS } from './hold.ts';

/** What a citizen does on the screens of a visit, and what main is told of it. In a real Chromium under our policy. */

jest.setTimeout(30_000);

const STANDING = { width: 1080, height: 1920 };

let gallery: Awaited<ReturnType<typeof openGallery>>;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  gallery = await openGallery();
}, 120_000);

afterAll(() => gallery?.close());

beforeEach(async () => {
  ({ page, complaints } = await gallery.openPage(STANDING));
});

afterEach(() => page.close());

const show = (screen: string, more: Readonly<Record<string, string | number>> = {}) =>
  gallery.show(page, { screen, locale: 'nl', ...more });
const touch = (name: string) => page.getByRole('button', { name, exact: true }).click();

test('somebody rests a hand on the mark: help is called and not a pixel changes', async () => {
  await page.clock.install();
  await show('call_insert_card', { pane: 864 });
  const mark = await page.getByRole('button', { name: /^Loket/ }).boundingBox();
  if (!mark) throw new Error('there is no mark');
  await page.mouse.move(mark.x + mark.width / 2, mark.y + mark.height / 2);
  await page.clock.pauseAt(new Date(Date.now() + 60_000));
  const before = await page.screenshot();
  await page.mouse.down();
  await page.clock.runFor(ALARM_HOLD_MS - 100);
  expect(await lastIntent(page)).toBeNull();
  await page.clock.runFor(200);
  expect(await lastIntent(page)).toEqual({ intent: 'alarm' });
  expect((await page.screenshot()).equals(before)).toBe(true);
  await page.mouse.up();
  expect((await page.screenshot()).equals(before)).toBe(true);
});

test('the mark calls for help under an open dialog, and with a key that is held', async () => {
  await page.clock.install();
  await show('call_insert_card');
  const mark = page.getByRole('button', { name: /^Loket/ });
  const box = await mark.boundingBox();
  if (!box) throw new Error('there is no mark');
  await touch('Stop en wis');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.clock.runFor(ALARM_HOLD_MS);
  expect(await lastIntent(page)).toEqual({ intent: 'alarm' });
  await page.mouse.up();

  await show('reason');
  await mark.focus();
  await page.keyboard.down('Enter');
  await page.clock.runFor(ALARM_HOLD_MS);
  await page.keyboard.up('Enter');
  expect(await lastIntent(page)).toEqual({ intent: 'alarm' });
});

test('the rights stand in the language that the citizen reads', async () => {
  await gallery.show(page, { screen: 'call_rights', locale: 'fr' });
  expect(await page.locator('.paper').innerText()).toContain('procès-verbal');
  await touch('J’ai lu ceci');
  expect(await lastIntent(page)).toEqual({ intent: 'acknowledge_rights' });
});

test('a sentence is touched, said not to be right, and taken back', async () => {
  await show('call_reading_along');
  await page.getByRole('button', { name: /Het slot lag doorgeknipt/ }).click();
  await page.getByRole('heading', { name: 'Zin 9. Wat wilt u doen?' }).waitFor();
  await touch('Dit klopt niet');
  expect(await lastIntent(page)).toEqual({ intent: 'dispute_sentence', sentence: 8, disputed: true });
  await page.locator('.sentences [data-disputed="true"] button').click();
  await touch('Het klopt toch');
  expect(await lastIntent(page)).toEqual({ intent: 'dispute_sentence', sentence: 1, disputed: false });
});

test('with the keyboard alone: the arrows go from sentence to sentence', async () => {
  await show('call_reading_along');
  await page.locator('.sentences button').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.getByRole('heading', { name: 'Zin 3. Wat wilt u doen?' }).waitFor();
});

test('the record speaks its own language on a screen that speaks another', async () => {
  await gallery.show(page, { screen: 'call_reading_along', locale: 'de' });
  expect(await page.getAttribute('html', 'lang')).toBe('de-BE');
  expect(await page.locator('.sentence-text').first().getAttribute('lang')).toBe('nl-BE');
  await page.getByText('auf Niederländisch geschrieben').waitFor();
});

/** The story as it would come with the next key. */
const write = (story: string) =>
  page.evaluate((text) => {
    const view = window.galleryView;
    if (view?.content.screen !== 'in_call' || view.content.task.task !== 'read_along') return;
    const { statement } = view.content.task;
    const task = {
      ...view.content.task,
      statement: { ...statement, content: { ...statement.content, story: text } },
    };
    window.dispatchEvent(new CustomEvent('gallery', { detail: { content: { ...view.content, task } } }));
  }, story);

test('the screen follows what is written; whoever reads back is left alone until they ask', async () => {
  await show('call_reading_along', { pane: 864 });
  const long = Array.from({ length: 30 }, (_, at) => `Dit is zin nummer ${at + 1} van het verhaal.`).join(
    ' ',
  );
  const live = page.locator('.sentences [data-live="true"]');
  const inView = () =>
    live.evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      const region = element.closest('main')?.getBoundingClientRect();
      return region !== undefined && top >= region.top - 1 && bottom <= region.bottom + 1;
    });
  await write(long);
  await live.getByText('zin nummer').waitFor();
  expect(await inView()).toBe(true);

  await page.locator('main').evaluate((region) => region.scrollTo(0, 0));
  await page.getByRole('button', { name: 'Naar wat nu geschreven wordt' }).waitFor();
  await write(`${long} En nog een woord`);
  await live.getByText('En nog een woord').waitFor();
  expect(await page.locator('main').evaluate((region) => region.scrollTop)).toBe(0);
  await touch('Naar wat nu geschreven wordt');
  expect(await inView()).toBe(true);
});

test('pages are confirmed one by one, from the PDF itself', async () => {
  await show('call_confirm_pages', { pane: 864 });
  expect(await page.locator('[data-page-text="1"]').innerText()).toContain('Diefstal van een fiets');
  expect(await page.locator('[data-page-text]').getAttribute('lang')).toMatch(/^nl/);
  await touch('Pagina 1 klopt');
  expect(await lastIntent(page)).toEqual({ intent: 'confirm_page', page: 1 });
  expect(complaints).toEqual([]);
});

test('a page that was confirmed can be read again, and the way on is the one that is open', async () => {
  await show('call_confirm_last_page');
  await page.getByRole('button', { name: 'Pagina 2 klopt' }).waitFor();
  await touch('Vorige pagina');
  await page.locator('[data-page-text="1"] p').first().waitFor({ state: 'attached' });
  expect(await page.getByRole('button', { name: /klopt$/ }).count()).toBe(0);
  await touch('Volgende pagina');
  await page.getByRole('button', { name: 'Pagina 2 klopt' }).waitFor();
});

test('a page that can not be shown can not be confirmed', async () => {
  await show('call_page_broken');
  await page.getByText('Deze pagina is nu niet te tonen.').waitFor();
  expect(await page.getByRole('button', { name: 'Pagina 1 klopt' }).isDisabled()).toBe(true);
});

test('something is wrong: it is said, and nothing is confirmed', async () => {
  await show('call_confirm_pages');
  await touch('Er klopt iets niet');
  await page.getByRole('dialog', { name: 'Zeg het aan de inspecteur' }).waitFor();
  await touch('Ik lees verder');
  expect(await lastIntent(page)).toBeNull();
});

test('signing: two ways, and why one of them is not possible', async () => {
  await show('call_choose_signature');
  await page.getByRole('button', { name: /Met de pen op dit scherm/ }).click();
  expect(await lastIntent(page)).toEqual({ intent: 'choose_signature', method: 'pen' });
  await show('call_choose_no_eid');
  const eid = page.getByRole('button', { name: /Met mijn kaart en pincode/ });
  expect(await eid.isDisabled()).toBe(true);
  expect(await eid.innerText()).toContain('Dat is zo bij jongeren');
});

test('a signature with the pen: nothing is sent before the citizen says that it is theirs', async () => {
  await show('call_pen');
  const agree = page.getByRole('button', { name: 'Dit is mijn handtekening' });
  expect(await agree.isDisabled()).toBe(true);
  const box = await page.locator('.pen-field').boundingBox();
  if (!box) throw new Error('there is no box');
  await page.mouse.move(box.x + box.width * 0.25, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.75, box.y + box.height / 2, { steps: 12 });
  await page.mouse.up();
  expect(await lastIntent(page)).toBeNull();
  await agree.click();
  const sent = await lastIntent(page);
  expect(sent).toMatchObject({
    intent: 'pen_done',
    strokes: { widthHundredthsMm: 12_000, heightHundredthsMm: 4_000 },
  });
  const strokes = Object(sent).strokes.strokes;
  expect(strokes).toHaveLength(1);
  expect(strokes[0].at(0).x).toBeCloseTo(3_000, -3);
  expect(strokes[0].at(-1).x).toBeCloseTo(9_000, -3);
  await touch('Begin opnieuw');
  expect(await agree.isDisabled()).toBe(true);
  expect(complaints).toEqual([]);
});

test('the code of an appointment, with the letters on the screen and with real keys', async () => {
  await show('appointment_code');
  for (const letter of 'K7F') await touch(letter);
  await page.getByRole('textbox', { name: 'Code' }).focus();
  await page.keyboard.type('qd2');
  await page.keyboard.press('Enter');
  expect(await lastIntent(page)).toEqual({ intent: 'appointment_code', code: 'K7FQD2' });
});

test('a visitor says who they are and then whom they visit', async () => {
  await show('visitor');
  await page.getByRole('textbox').fill('an peeters');
  await touch('Verder');
  await page.getByRole('heading', { name: 'Wie komt u bezoeken?' }).waitFor();
  for (const letter of 'nora') await touch(letter);
  await touch('Meld mij aan');
  expect(await lastIntent(page)).toEqual({ intent: 'check_in', name: 'An Peeters', host: 'Nora' });
});

test('a technician enrols, judges a picture and keeps the measures of the display', async () => {
  await show('enrolment');
  await page.getByRole('textbox').fill('7k3f9qxd2m8p');
  await touch('Koppelen');
  expect(await lastIntent(page)).toMatchObject({ intent: 'enrol', code: '7K3F-9QXD-2M8P' });
  await show('installation');
  await touch('Ja');
  expect(await lastIntent(page)).toEqual({ intent: 'judge_device', device: 'camera', pass: true });
  await show('calibration');
  await page
    .getByRole('group', { name: 'Lengte van de balk' })
    .getByRole('button', { name: 'Minder' })
    .click();
  await touch('Bewaar deze maten');
  expect(await lastIntent(page)).toEqual({ intent: 'calibrated', widthMm: 591.4, eyeXMm: 299, eyeYMm: 130 });
});
