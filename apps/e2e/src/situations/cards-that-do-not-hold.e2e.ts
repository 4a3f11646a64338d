import { checkReasonWords } from '@loket/ui';
import { words } from '../counter-window.ts';
import { deskWords } from '../desk-page.ts';
import { inCall } from '../in-call.ts';
import { expect, test, virtualPeople } from '../stage.ts';

test('a forged, an outdated and an expired card each show what does not hold', async ({ stage }) => {
  const { counter, desk } = stage;
  await inCall(stage);
  for (const [person, reason] of [
    ['boudewijn', 'signature_mismatch'],
    ['solange', 'expired'],
    ['godelieve', 'expired'],
  ] as const) {
    const holder = virtualPeople.find(({ id }) => id === person)!;
    // The forger changed the name behind the register's signature; what the card says is shown, and that it is false.
    const surname = holder.special === 'forged_identity' ? holder.surname.slice(1) : holder.surname;
    await stage.insertCard(person);
    const identity = desk.identity();
    await expect(identity.getByText(surname)).toBeVisible();
    await expect(identity.getByText(deskWords.failedTitle)).toBeVisible();
    await expect(identity.getByText(deskWords.allVerified)).toHaveCount(0);
    await expect(identity.getByText(checkReasonWords[reason].nl).first()).toBeVisible();
    await stage.pullCard();
    await counter.shows(words.cardRead);
  }
  await desk.end();
});
