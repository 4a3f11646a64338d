import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CardReaderStatus, Identity } from '@loket/contract';
import { type CardFiles, decodeAddress, type IdentifiedCard, identify } from '@loket/identity';
import {
  type CardProcess,
  openTestHierarchy,
  startCardProcess,
  startPcscd,
  type TestHierarchy,
  testTrust,
} from '@loket/simulators';
import { type CardReader, openCardReader, type ReadingEvent } from './index.ts';

/** The real pcscd with vsmartcard's reader, the real binding, and OpenSC as a judge that is not ours. */

let folder: string;
let hierarchy: TestHierarchy;
let pcscd: Awaited<ReturnType<typeof startPcscd>>;
let card: CardProcess | undefined;
let reader: CardReader | undefined;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loket-pcsc-'));
  hierarchy = await openTestHierarchy(folder);
  pcscd = await startPcscd();
}, 130_000);
afterEach(async () => {
  await reader?.close();
  reader = undefined;
  await card?.end();
  card = undefined;
});
afterAll(async () => {
  await pcscd.stop();
  await rm(folder, { recursive: true, force: true });
});

function open() {
  const opened = openCardReader({ kind: 'pcsc' });
  reader = opened;
  const until = (isSo: (status: CardReaderStatus) => boolean) =>
    new Promise<void>((resolve) => {
      opened.onStatus((status) => isSo(status) && resolve());
      if (isSo(opened.status())) resolve();
    });
  const whole = () =>
    new Promise<{ files: CardFiles; last: ReadingEvent }>((resolve) => {
      const files: CardFiles = {};
      opened.onReading((event) => {
        if (event.kind === 'file') files[event.file] = event.bytes;
        if (event.kind === 'complete' || event.kind === 'failed') resolve({ files, last: event });
      });
    });
  return { reader: opened, until, whole };
}

const isEmpty = (status: CardReaderStatus) => status.state === 'ready' && status.card === 'absent';

async function readThrough(person: string): Promise<IdentifiedCard> {
  const { reader, until, whole } = open();
  await until(isEmpty);
  card = await startCardProcess(folder, person);
  reader.setReading(true);
  const reading = whole();
  await card.insert();
  const { files, last } = await reading;
  expect(last.kind).toBe('complete');
  const identified = await identify(files, testTrust(hierarchy), new Date('2026-11-21'));
  if (!identified.ok) throw new Error(JSON.stringify(identified.error));
  return identified.value;
}

/** Standard output, whatever the exit code: eidenv of OpenSC 0.23 ends with 1 after a good reading. */
const output = (program: string, ...args: string[]): Promise<string> =>
  new Promise((resolve, reject) => {
    execFile(program, args, { timeout: 30_000 }, (failure, stdout) => {
      if (failure && 'code' in failure && failure.code === 'ENOENT') reject(failure);
      else resolve(stdout);
    });
  });

test.each(['anneleen', 'zoe'])(
  '%s is read and verified through pcscd',
  async (person) => {
    const { checks, testCard } = await readThrough(person);
    const { revocation, genuineness, ...ofTheData } = checks;
    expect(new Set(Object.values(ofTheData).map(({ verdict }) => verdict))).toEqual(new Set(['verified']));
    expect(testCard).toBe(true);
  },
  30_000,
);

test('OpenSC recognises the 1.7 card and its eidenv prints what our driver reads', async () => {
  const { identity, address } = await readThrough('anneleen');
  await reader?.close();
  const recognised = await output('opensc-tool', '--reader', '0', '--atr', '--name');
  expect(recognised.toLowerCase()).toContain('3b:98:13:40:0a:a5:03:01:01:01:ad:13:11');
  expect(recognised).toContain('Belpic');
  const listed = await output('pkcs15-tool', '--reader', '0', '--list-certificates');
  for (const name of ['Authentication', 'Signature', 'CA', 'Root'])
    expect(listed).toContain(`X.509 Certificate [${name}]`);
  const printed = await output('eidenv', '--reader', '0');
  const value = (name: string) => new RegExp(`^BELPIC_${name}: ?(.*)$`, 'm').exec(printed)?.[1];
  const day = ({ year, month = 0, day: dayOfMonth = 0 }: Identity['validFrom']) =>
    `${String(dayOfMonth).padStart(2, '0')}.${String(month).padStart(2, '0')}.${year}`;
  expect({
    cardNumber: value('CARDNUMBER'),
    chipNumber: value('CHIPNUMBER'),
    validFrom: value('VALIDFROM'),
    validUntil: value('VALIDTILL'),
    issuingMunicipality: value('DELIVERINGMUNICIPALITY'),
    nationalNumber: value('NATIONALNUMBER'),
    surname: value('NAME'),
    givenNames: value('FIRSTNAMES'),
    thirdNameInitial: value('INITIAL'),
    nationality: value('NATIONALITY'),
    birthPlace: value('BIRTHLOCATION'),
    sex: value('SEX'),
    postcode: value('ZIPCODE'),
    municipality: value('MUNICIPALITY'),
  }).toEqual({
    cardNumber: identity.cardNumber,
    chipNumber: identity.chipNumber,
    validFrom: day(identity.validFrom),
    validUntil: day(identity.validUntil),
    issuingMunicipality: identity.issuingMunicipality,
    nationalNumber: identity.nationalNumber,
    surname: identity.surname,
    givenNames: identity.givenNames,
    thirdNameInitial: identity.thirdNameInitial,
    nationality: identity.nationality,
    birthPlace: identity.birthPlace,
    sex: { female: 'V', male: 'M', unknown: '' }[identity.sex],
    postcode: address.postcode,
    municipality: address.municipality,
  });
  // eidenv 0.23 leaves the street empty: the file that OpenSC itself fetches has it.
  const script = join(folder, 'explore');
  await writeFile(script, `cd DF01\nget 4033 ${join(folder, '4033')}\nquit\n`);
  await output('opensc-explorer', '--reader', '0', script);
  const theirs = decodeAddress(await readFile(join(folder, '4033')));
  expect(theirs).toEqual({ ok: true, value: address });
}, 60_000);

test('pulled in the middle: card pulled; put in again: a new reading', async () => {
  const { reader, until, whole } = open();
  await until(isEmpty);
  card = await startCardProcess(folder, 'zoe', { delayMs: 40 });
  reader.setReading(true);
  const first = whole();
  const begun = new Promise<void>((resolve) => {
    reader.onReading((event) => event.kind === 'file' && resolve());
  });
  await card.insert();
  await begun;
  await card.pull();
  expect((await first).last).toMatchObject({ kind: 'failed', cause: 'card_pulled' });
  await until(isEmpty);
  const second = whole();
  await card.insert();
  expect((await second).last.kind).toBe('complete');
}, 40_000);

test('pcscd stopped is a service away; started again, the reader is there by itself', async () => {
  const { until } = open();
  await until(isEmpty);
  await pcscd.interrupt();
  await until(({ state }) => state === 'service_away');
  await pcscd.resume();
  await until(isEmpty);
}, 40_000);
