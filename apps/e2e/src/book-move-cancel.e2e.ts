import { randomUUID } from 'node:crypto';
import { type FoundInspector, type OfferedSlot, PORTAL } from '@loket/contract';
import { expect, PortalPage, portalWords, test } from './portal-page.ts';

test('book, move, cancel: both sides are told, and opening the link changes nothing', async ({
  stack,
  browser,
}) => {
  const citizen = await PortalPage.open(browser, stack.centralUrl);
  await citizen.findMyInspector('Vennestr. 12', 'Genk');
  await citizen.pickMoment(0, 0, portalWords.goOn);
  await citizen.fill(portalWords.yourName, 'Jozefien Vandersmissen');
  await citizen.fill(portalWords.email, 'jozefien@example.org');
  await citizen.fill(portalWords.subject, 'Lawaai van de buren');
  await citizen.press(portalWords.confirm);
  await expect(citizen.page.getByText(portalWords.isMade)).toBeVisible();

  // The mail has the personal link and a calendar file; the police's has no name.
  const mail = await stack.mail.until(({ to }) => to === 'jozefien@example.org');
  const link = /https?:\S+\/portal\/a\/\S+/.exec(mail.text)?.[0] ?? '';
  const toPolice = await stack.mail.until(({ to }) => to === 'lien@carma.example');
  expect(toPolice.text).not.toContain('Jozefien');
  const calendar = mail.attachments.map(({ content }) => content.toString()).join('\n');
  expect(calendar).toContain('METHOD:REQUEST');

  // A mail scanner opens the link, twice.
  for (let looks = 0; looks < 2; looks += 1) expect((await fetch(link)).status).toBe(200);

  // On another telephone, by the link: moved, then cancelled.
  const elsewhere = await PortalPage.open(browser, stack.centralUrl, link);
  await expect(elsewhere.page.getByText(portalWords.isMade)).toBeVisible();
  await elsewhere.press(portalWords.move);
  const moved = await elsewhere.pickMoment(1, 1, portalWords.moveYes);
  await expect(elsewhere.page.getByText(portalWords.isMoved)).toBeVisible();
  await expect(elsewhere.page.getByRole('heading', { level: 1 })).toHaveText(new RegExp(moved, 'i'));
  await stack.mail.until(({ to, subject }) => to === 'jozefien@example.org' && /verplaatst/.test(subject));
  await stack.mail.until(({ to, subject }) => to === 'lien@carma.example' && /verplaatst/.test(subject));

  await elsewhere.press(portalWords.cancel);
  await elsewhere.press(portalWords.cancelYes);
  await expect(elsewhere.page.getByRole('heading', { name: portalWords.isCancelled })).toBeVisible();
  await stack.mail.until(({ to, subject }) => to === 'jozefien@example.org' && /geannuleerd/.test(subject));
  await stack.mail.until(({ to, subject }) => to === 'lien@carma.example' && /geannuleerd/.test(subject));
  await elsewhere.close();
  await citizen.close();
});

test('book, move, cancel: the moment was taken while somebody typed', async ({ stack, browser }) => {
  const slow = await PortalPage.open(browser, stack.centralUrl);
  const quick = await PortalPage.open(browser, stack.centralUrl);
  for (const one of [slow, quick]) {
    await one.findMyInspector('Grotestraat 1', 'Houthalen-Helchteren');
    await one.pickMoment(2, 0, portalWords.goOn);
    await one.fill(portalWords.yourName, 'Iemand Anders');
    await one.fill(portalWords.phone, '089 12 34 56');
    await one.fill(portalWords.subject, 'Een vraag');
  }
  await quick.press(portalWords.confirm);
  await expect(quick.page.getByText(portalWords.isMade)).toBeVisible();
  await slow.press(portalWords.confirm);
  await expect(slow.page.getByText('Dit moment is intussen bezet')).toBeVisible();
  // What was typed is still there for the next moment.
  await slow.pickMoment(2, 0, portalWords.goOn);
  await expect(slow.page.getByLabel(portalWords.yourName)).toHaveValue('Iemand Anders');
  await slow.press(portalWords.confirm);
  await expect(slow.page.getByText(portalWords.isMade)).toBeVisible();
  await slow.close();
  await quick.close();
});

test('book, move, cancel: two browsers race for one slot, 200 rounds, one wins', async ({
  stack,
  browser,
}) => {
  const racers = [
    await PortalPage.open(browser, stack.centralUrl),
    await PortalPage.open(browser, stack.centralUrl),
  ];
  const ask = async <Body>(path: string, body: unknown): Promise<Body> =>
    (await (
      await fetch(stack.centralUrl + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    ).json()) as Body;
  const found: OfferedSlot[] = [];
  for (const name of ['Lien', 'Jef']) {
    const asked = { zone: 'carma', street: '', municipality: '', name };
    const [inspector] = await ask<FoundInspector[]>(PORTAL.findInspector, asked);
    found.push(...(await ask<OfferedSlot[]>(PORTAL.slots, { zone: 'carma', agendaId: inspector!.agendaId })));
  }
  const slots = found.slice(0, 200);
  expect(slots).toHaveLength(200);
  const booking = (slot: OfferedSlot) => ({
    zone: 'carma',
    slotId: slot.id,
    locale: 'nl',
    requestId: randomUUID(),
    invitation: null,
    name: 'Een van twee',
    email: null,
    phone: '089 12 34 56',
    address: 'Grotestraat 1, Houthalen',
    subject: 'Wedloop',
  });
  for (const slot of slots) {
    const answers = await Promise.all(racers.map((racer) => racer.post(PORTAL.book, booking(slot))));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.code).toBe('slot_taken');
  }
  for (const racer of racers) await racer.close();
});
