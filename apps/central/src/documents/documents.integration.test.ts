import { Script } from 'node:vm';
import { PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib';
import { jest } from '@jest/globals';
import { type DocumentInfo, type PhoneUpload, REST, type TakeStill } from '@loket/contract';
import sharp from 'sharp';
import { openTestHouse, type TestHouse, TestVisit } from '../testing/visit.testing.ts';

// Keys, cards and pages are real work, and the machine may be busy.
jest.setTimeout(90_000);

let house: TestHouse;
let visit: TestVisit;
let cookie: string;

beforeAll(async () => {
  house = await openTestHouse('documents');
});
afterAll(() => house.close());
beforeEach(async () => {
  visit = await TestVisit.begin(house);
  cookie = await visit.cookie();
});
afterEach(() => visit.close());

/** With a place and a device in it, lying on its side. */
const photo = () =>
  sharp({ create: { width: 400, height: 200, channels: 3, background: '#b04030' } })
    .withExif({
      IFD0: { Make: 'Geheimtoestel' },
      IFD3: { GPSLatitude: '50/1 57/1 0/1', GPSLatitudeRef: 'N' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

async function plainPdf(change: (pdf: PDFDocument) => void = () => undefined): Promise<Buffer> {
  const pdf = await PDFDocument.create();
  pdf.addPage([300, 300]);
  pdf.addPage([300, 300]);
  change(pdf);
  return Buffer.from(await pdf.save());
}

const upload = async (): Promise<PhoneUpload> =>
  (await visit.desk.post<PhoneUpload>(REST.phoneUpload(visit.consultationId))).body;

function send(url: string, files: readonly (readonly [string, Buffer])[], json = true): Promise<Response> {
  const body = new FormData();
  for (const [name, bytes] of files) body.append('files', new Blob([new Uint8Array(bytes)]), name);
  const { pathname } = new URL(url);
  return fetch(house.server.url + pathname, {
    method: 'POST',
    body,
    headers: { origin: house.server.url, ...(json && { accept: 'application/json' }) },
  });
}

const codeOf = async (response: Response): Promise<string> =>
  ((await response.json()) as { code: string }).code;

test('a phone sends photos: upright, nothing of place and device left, both screens hear of it', async () => {
  const { url, until } = await upload();
  expect(await upload()).toEqual({ url, until });
  const page = await fetch(house.server.url + new URL(url).pathname);
  const html = await page.text();
  expect(html).toContain('Foto’s of documenten sturen');
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(page.headers.get('cache-control')).toBe('no-store');
  const answer = await send(url, [['../../etc/IMG_0042.HEIC.jpg', await photo()]]);
  expect([answer.status, await answer.json()]).toEqual([200, { text: '1 bestand is aangekomen.' }]);
  const { documents } = await visit.untilDesk((dossier) => dossier.documents.length === 1);
  const [info] = documents;
  expect(info).toMatchObject({
    source: 'phone',
    mediaType: 'image/jpeg',
    name: 'IMG_0042.HEIC.jpg',
    annex: true,
  });
  await visit.untilCounter(({ received }) => received.length === 1);
  const kept = await read(info!);
  const { width, height, exif } = await sharp(kept).metadata();
  expect([width, height, exif]).toEqual([200, 400, undefined]);
  expect(kept.includes('Geheimtoestel')).toBe(false);
  const { rows } = await house.database.owner.query(
    `SELECT reason FROM audit_entry WHERE subject_id = $1 AND action = 'document_shown'`,
    [visit.consultationId],
  );
  expect(rows).toEqual([{ reason: 'consultation in progress' }]);
});

async function read(info: DocumentInfo): Promise<Buffer> {
  const response = await fetch(house.server.url + REST.document(visit.consultationId, info.id), {
    headers: { cookie },
  });
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer());
}

test('without script the form itself works, several files at once, and says what it refused', async () => {
  const { url } = await upload();
  const png = await sharp({ create: { width: 20, height: 20, channels: 4, background: '#00f8' } })
    .png()
    .toBuffer();
  const good = await send(
    url,
    [
      ['a.png', png],
      ['brief.pdf', await plainPdf()],
    ],
    false,
  );
  expect(await good.text()).toContain('2 bestanden zijn aangekomen.');
  const bad = await send(url, [['foto.jpg', Buffer.from('MZ this is a program')]], false);
  expect(bad.status).toBe(415);
  expect(await bad.text()).toContain('Dit is geen foto');
  const none = await send(url, [['', Buffer.alloc(0)]], false);
  expect(await none.text()).toContain('geen bestand gekozen');
});

test('disguised, broken, huge: refused by what they are, whatever their names say', async () => {
  const { url } = await upload();
  const script = await plainPdf((pdf) => pdf.addJavaScript('go', 'app.alert(1)'));
  const launch = await plainPdf((pdf) =>
    pdf.catalog.set(PDFName.of('OpenAction'), pdf.context.obj({ S: 'Launch', F: PDFString.of('cmd') })),
  );
  const attachment = await PDFDocument.create();
  attachment.addPage();
  await attachment.attach(Buffer.from('MZ'), 'x.exe', { mimeType: 'application/octet-stream' });
  // A picture of four kilobytes that says it is a hundred thousand pixels wide.
  const flood = await sharp({ create: { width: 30_000, height: 3_000, channels: 3, background: '#fff' } })
    .png()
    .toBuffer();
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>');
  const cut = (await photo()).subarray(0, 300);
  const files: [string, Buffer][] = [
    ['a.pdf', script],
    ['b.pdf', launch],
    ['c.pdf', Buffer.from(await attachment.save())],
    ['d.png', flood],
    ['e.jpg', svg],
    ['f.jpg', cut],
    ['g.pdf', Buffer.from('%PDF-1.7\nnothing')],
    ['h.html', Buffer.from('<script>alert(1)</script>')],
  ];
  for (const file of files)
    expect([file[0], await codeOf(await send(url, [file]))]).toEqual([file[0], 'file_not_accepted']);
  const huge = await send(url, [['big.jpg', Buffer.alloc(15 * 1024 * 1024 + 1)]]);
  expect([huge.status, await codeOf(huge)]).toEqual([413, 'too_large']);
  const { rows } = await house.database.owner.query('SELECT count(*)::int AS kept FROM document');
  expect(rows[0].kept).toBe(0);
});

test('the address is nobody’s after the end, and an unknown one never was', async () => {
  const { url } = await upload();
  await visit.desk.post(REST.close(visit.consultationId), { outcome: 'helped' });
  const after = await send(url, [['a.jpg', await photo()]]);
  expect([after.status, await codeOf(after)]).toEqual([404, 'not_found']);
  const page = await fetch(house.server.url + new URL(url).pathname);
  expect([page.status, await page.text()]).toEqual([404, expect.stringContaining('niet meer geldig')]);
  expect((await fetch(`${house.server.url}/u/documents-AAAAAAAAAAAAAAAAAAAAAA`)).status).toBe(404);
  expect((await send(`${house.server.url}/u/%00`, [['a.jpg', await photo()]])).status).toBe(404);
});

test('a still of the document camera: asked, sent, once; nobody’s wish is refused', async () => {
  expect((await visit.send('POST', REST.still(visit.consultationId), {})).status).toBe(202);
  const still = await visit.counter.until<TakeStill>('still:take');
  const post = async (type = 'image/jpeg', bytes?: Buffer) => {
    const token = await visit.counterToken();
    return fetch(house.server.url + REST.counterStill(still.requestId), {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': type },
      body: new Uint8Array(bytes ?? (await photo())),
    });
  };
  expect(await codeOf(await post('application/json', Buffer.from('{}')))).toBe('file_not_accepted');
  expect(await codeOf(await post('image/jpeg', Buffer.from('no jpeg')))).toBe('file_not_accepted');
  expect((await post()).status).toBe(204);
  expect(await codeOf(await post())).toBe('not_found');
  const { documents } = await visit.untilDesk((dossier) => dossier.documents.length === 1);
  expect(documents[0]).toMatchObject({ source: 'document_camera', annex: true });
});

test('the inspector shows a PDF: the counter gets that one and no other, and only while it is shown', async () => {
  const add = async (bytes: Buffer, type = 'application/pdf') =>
    fetch(`${house.server.url + REST.documents(visit.consultationId)}?name=folder.pdf`, {
      method: 'POST',
      headers: { cookie, origin: house.server.url, 'content-type': type },
      body: new Uint8Array(bytes),
    });
  const info = (await (await add(await plainPdf())).json()) as DocumentInfo;
  expect(info).toMatchObject({ source: 'inspector', pageCount: 2, annex: false, name: 'folder.pdf' });
  expect(await codeOf(await add(Buffer.from('hello')))).toBe('file_not_accepted');
  expect(await codeOf(await add(await photo(), 'image/jpeg'))).toBe('file_not_accepted');
  const get = () => visit.getAsCounter(REST.counterDocument(info.id));
  expect((await get()).status).toBe(404);
  const show = (page: number) =>
    visit.send('PUT', REST.showing(visit.consultationId), { documentId: info.id, page });
  expect((await show(3)).status).toBe(400);
  expect((await show(2)).status).toBe(204);
  const { showing } = await visit.untilCounter((dossier) => dossier.showing !== null);
  expect(showing).toEqual({
    documentId: info.id,
    page: 2,
    pageCount: 2,
    sha256: info.sha256,
    mediaType: 'application/pdf',
  });
  expect((await get()).headers.get('content-type')).toBe('application/pdf');
  await visit.send('DELETE', REST.showing(visit.consultationId));
  expect((await get()).status).toBe(404);
  const annex = await visit.desk.post<DocumentInfo>(REST.document(visit.consultationId, info.id), {
    annex: true,
  });
  expect(annex.body.annex).toBe(true);
  const other = await visit.cookie(1);
  const curious = await fetch(house.server.url + REST.document(visit.consultationId, info.id), {
    headers: { cookie: other },
  });
  expect(await codeOf(curious)).toBe('held_by_other');
});

test('by hand: checked digits, the paper’s still, marked as such, and the statement carries it', async () => {
  const manual = {
    surname: 'Peeters-Çelik',
    givenNames: 'Zoë',
    birthDate: '1985-07-30',
    birthPlace: 'Genk',
    nationality: 'Belg',
    nationalNumber: '85073003328',
    address: 'Kerkstraat 1, 3600 Genk',
    paper: 'passport',
    paperNumber: 'EA123456',
    reason: 'card_forgotten',
    explanation: '',
    paperDocumentId: null,
  };
  const identify = (changes: object = {}) =>
    visit.send('POST', REST.identifyByHand(visit.consultationId), { ...manual, ...changes });
  expect(await codeOf(await identify({ nationalNumber: '85073003329' }))).toBe('bad_request');
  expect(await codeOf(await identify({ paperDocumentId: '00000000-0000-4000-8000-000000000001' }))).toBe(
    'bad_request',
  );
  expect((await identify()).status).toBe(204);
  const shown = await visit.desk.until<{ identification: { state: string } }>(
    'identification',
    ({ identification }) => identification.state === 'manual',
  );
  expect(shown.identification).toMatchObject({ state: 'manual', manual: { surname: 'Peeters-Çelik' } });
  const { rows } = await house.database.owner.query(
    `SELECT reason FROM audit_entry WHERE action = 'manual_identification' AND subject_id = $1`,
    [visit.consultationId],
  );
  expect(rows).toEqual([{ reason: 'by hand: card_forgotten, paper: passport' }]);
  // A card that is read afterwards takes its place.
  await visit.readCard('anneleen');
});

test('the script of the page is our own file', async () => {
  const response = await fetch(`${house.server.url}/u/send.js`);
  expect(response.headers.get('content-type')).toContain('text/javascript');
  const script = await response.text();
  expect(() => new Script(script)).not.toThrow();
});
