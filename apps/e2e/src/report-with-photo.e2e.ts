import { inLocale } from '@loket/ui';
import { deskAppointmentTexts, deskReportTexts } from '@loket/ui/texts/desk-appointments.ts';
import { deskNavigationTexts } from '@loket/ui/texts/desk-navigation.ts';
import { DeskPage } from './desk-page.ts';
import { tracesInDatabase } from './evidence.ts';
import { expect, PortalPage, portalWords, test } from './portal-page.ts';

const desk = {
  ...inLocale(deskNavigationTexts, 'nl'),
  ...inLocale(deskAppointmentTexts, 'nl'),
  ...inLocale(deskReportTexts, 'nl'),
};

/** A JPEG of the browser's own making, in base64. */
function drawJpeg(): string {
  const canvas = document.createElement('canvas');
  canvas.width = 1_200;
  canvas.height = 800;
  canvas.getContext('2d')?.fillRect(100, 100, 400, 300);
  return canvas.toDataURL('image/jpeg').split(',')[1] ?? '';
}

/** With a comment segment behind the start marker, as cameras leave them (ITU-T T.81, B.2.4.5). */
function withComment(base64: string, comment: string): Buffer {
  const jpeg = Buffer.from(base64, 'base64');
  const segment = Buffer.from([0xff, 0xfe, 0, comment.length + 2]);
  return Buffer.concat([jpeg.subarray(0, 2), segment, Buffer.from(comment), jpeg.subarray(2)]);
}

test('report with photo: anonymous, placed on the map, read with a reason, answered', async ({
  stack,
  browser,
}) => {
  const story = 'Er ligt al weken een berg matrassen aan de Kanaalkom';
  const citizen = await PortalPage.open(browser, stack.centralUrl);
  await citizen.choose(portalWords.report);
  await citizen.choose('Sluikstort');
  await citizen.fill(portalWords.yourStory, story);
  await citizen.press(portalWords.goOn);
  await citizen.fill(portalWords.placeTyped, 'Kanaalkom, aan de brug');
  await citizen.press(portalWords.showMap);
  await citizen.press(portalWords.markCentre);
  await expect(citizen.page.getByText(portalWords.marked)).toBeVisible();
  await citizen.press(portalWords.goOn);

  // A disguised file is refused with a clear word; a real photo is taken.
  const file = (buffer: Buffer) => ({ name: 'foto.jpg', mimeType: 'image/jpeg', buffer });
  const input = citizen.page.locator('input[type=file]');
  await input.setInputFiles(file(Buffer.from('<svg onload="alert(1)">')));
  await expect(citizen.page.getByText('Dit is geen foto die we kunnen lezen')).toBeVisible();
  const photo = withComment(await citizen.page.evaluate(drawJpeg), 'Kanariecamera');
  await input.setInputFiles(file(photo));
  await expect(citizen.page.getByRole('img', { name: portalWords.photoNumber(1) })).toBeVisible();
  await citizen.press(portalWords.goOn);
  await citizen.page.getByText(portalWords.anonymous).click();
  await citizen.press(portalWords.send);
  await expect(citizen.page.getByRole('heading', { name: portalWords.thanks })).toBeVisible();
  const link = await citizen.page.locator('.personal-link').innerText();
  expect(await tracesInDatabase(stack.ownerUrl, [story, 'Kanaalkom', 'Kanariecamera'])).toEqual([]);

  // The desk reads it with a reason, sees the picture, and answers.
  const account = stack.staff.find(({ roles }) => roles.includes('inspector'));
  const inspector = await DeskPage.open(browser, stack.centralUrl);
  await inspector.signIn({ username: account!.username, password: account!.password! });
  await inspector.page.getByRole('button', { name: desk.reports }).click();
  await inspector.page.getByLabel(desk.reason).fill('Nieuwe melding behandelen');
  await inspector.page.getByRole('button', { name: desk.open }).first().click();
  await expect(inspector.page.getByText(story)).toBeVisible();
  await inspector.page.getByRole('button', { name: desk.showPhoto(1) }).click();
  await expect(inspector.page.getByRole('img', { name: desk.photo(1) })).toBeVisible();
  await inspector.page.getByLabel(desk.answer).fill('We halen het donderdag op.');
  await inspector.page.getByRole('button', { name: desk.save }).click();
  await expect(inspector.page.getByText(desk.saved)).toBeVisible();
  await inspector.close();

  await citizen.page.goto(link);
  await expect(citizen.page.getByText('We halen het donderdag op.')).toBeVisible();
  await expect(citizen.page.getByText(story)).toHaveCount(0);
  await citizen.close();
});
