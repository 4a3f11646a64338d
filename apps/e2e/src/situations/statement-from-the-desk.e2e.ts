import { bicycleTheft } from '../bicycle-theft.ts';
import { statementWords, words } from '../counter-window.ts';
import { fileWords } from '../desk-file.ts';
import { inCall } from '../in-call.ts';
import { expect, test } from '../stage.ts';

/** The inspector's road on the desk, from the rights to the hand-over, with a page that is reloaded half-way. */
test('statement from the desk', async ({ stage }) => {
  const { counter, desk } = stage;
  const { file } = desk;
  await inCall(stage);
  await stage.insertCard('anneleen');
  await expect(desk.identity().getByText('Vandersmissen').first()).toBeVisible();
  await counter.shows(words.cardRead);

  await file.startStatement('bicycle_theft');
  await counter.shows(statementWords.rightsHeard);
  await counter.acknowledgeRights();
  await file.canWrite();

  await file.answers(bicycleTheft('Stationsplein 4, Genk'));
  await file.tell('Toen ik terugkwam, was mijn fiets weg.');
  await file.allSaved();
  await counter.shows('Toen ik terugkwam, was mijn fiets weg.');
  await counter.shows(/1\.249,50 euro/);

  // A reload of the desk's page loses nothing and goes on where it was.
  await desk.page.reload();
  await file.openPart('statement');
  await expect.poll(() => file.storyText()).toBe('Toen ik terugkwam, was mijn fiets weg.');
  await file.tell(' Het slot lag op de grond.');
  await file.allSaved();
  await counter.shows('Het slot lag op de grond.');

  await file.present();
  await counter.confirmPages();
  await file.allPagesConfirmed();
  await counter.touch(statementWords.withPen);
  await counter.drawSignature();
  await counter.touch(statementWords.penAgree);
  await file.signed('simple');

  await file.give('attest_theft', 'ticket_printer');
  await file.delivered('attest_theft');
  await file.setPvNumber('HA.20.L1.001234/2026');
  await file.handOver();
  await desk.page.keyboard.press('F10');
  await expect(desk.page.getByRole('dialog')).toBeVisible();
  await expect(desk.page.getByText(fileWords.papers.closingWarning)).toBeHidden();
  await desk.page.keyboard.press('Escape');
  await desk.end('helped');
});
