import { inventPerson, type VirtualPerson } from '@loket/simulators';
import { takeOut } from './every-command.testing.ts';
import { identityOf, type SocketRig, startSocketRig } from './socket-rig.testing.ts';

/** Cards that stand in no list of ours: what may be written on one is read as it is written, and its signatures hold. */

let rig: SocketRig;
beforeAll(async () => {
  rig = await startSocketRig();
  rig.reader.setReading(true);
}, 60_000);
afterAll(() => rig.close());

type Facts = Partial<VirtualPerson>;

async function read(facts: Facts, alter?: (files: Map<string, Uint8Array>) => void) {
  const person = inventPerson(JSON.stringify(facts), facts);
  rig.slot.insert(await rig.make(person, alter && { alter }));
  const end = await rig.ended();
  const identified = await identityOf(rig.events, rig.hierarchy);
  await takeOut(rig);
  return { end, identified, person };
}

const LONGEST =
  'Wolfeschlegelsteinhausenbergerdorff-Öztürk-Ñuñez de la Vallée-Poussin geb. Þórðardóttir'.slice(0, 80);

test.each<[string, Facts]>([
  ['as long a surname as fits', { surname: LONGEST }],
  ['letters of the whole of Europe', { surname: 'Šřžýáíé Łódź-Ğümüş', givenNames: 'Đặng Åsa-Ølga' }],
  ['letters that are not Latin', { surname: 'Παπαδόπουλος', givenNames: 'Արամ Сергій' }],
  ['no given name at all', { givenNames: '', thirdNameInitial: '' }],
  ['two given names, one with blanks', { givenNames: 'Marie Claire Jean-Baptiste', thirdNameInitial: 'Œ' }],
  ['an apostrophe of each kind', { surname: "D'Hondt", birthPlace: 'L’Écluse' }],
  ['no birth place, no noble condition', { birthPlace: '', nobleCondition: '' }],
  ['a sex that is neither', { sex: 'X' as 'M' }],
  [
    'an address in letters and blanks',
    {
      address: { streetAndNumber: 'Sint-Jansstraat 1 bus ½  ', postcode: '9000', municipality: 'Ghent/Gent' },
    },
  ],
  [
    'an address without a street',
    { address: { streetAndNumber: '', postcode: '1000', municipality: 'Brussel' } },
  ],
])('%s', async (_, facts) => {
  const { identified, person } = await read(facts);
  expect(identified?.identity).toMatchObject({
    surname: person.surname.trim(),
    givenNames: person.givenNames,
    thirdNameInitial: person.thirdNameInitial,
    birthPlace: person.birthPlace,
    nationalNumber: person.nationalNumber,
  });
  expect(identified?.address.streetAndNumber).toBe(person.address.streetAndNumber.trim());
  const { identity_signature, address_signature, photo } = identified?.checks ?? {};
  expect([identity_signature, address_signature, photo]).toEqual(Array(3).fill({ verdict: 'verified' }));
});

test.each<[string, object]>([
  ['01.DEZ 1960', { year: 1960, month: 12, day: 1 }],
  ['01 JAN 1960', { year: 1960, month: 1, day: 1 }],
  ['1 AVR  1960', { year: 1960, month: 4, day: 1 }],
  ['29 FEV 1960', { year: 1960, month: 2, day: 29 }],
  ['00 JAN 1960', { year: 1960, month: 1 }],
  ['00.00.1960', { year: 1960 }],
  ['1960', { year: 1960 }],
])('born %s', async (birthDate, date) => {
  const { identified } = await read({ birthDate });
  expect(identified?.identity.birthDate).toEqual(date);
});

test.each(['1', '6', '7', '8', '11', '18', '19', '22', '27', '31', '36', '61', '69', '99'])(
  'document type %s, special status and all',
  async (documentType) => {
    const { identified } = await read({ documentType, specialStatus: '5', nationality: 'Oekraïne' });
    expect(identified?.identity).toMatchObject({ documentType, specialStatus: '5' });
  },
);

test('a bis number: another month in it, and its check digits hold', async () => {
  const { identified } = await read({ nationalNumber: '60520199715', birthDate: '1960' });
  expect(identified?.identity.nationalNumber).toBe('60520199715');
  expect(identified?.checks.national_number).toEqual({ verdict: 'verified' });
});

test.each<[string, (files: Map<string, Uint8Array>) => void]>([
  ['is not there', (files) => void files.delete('DF014035')],
  ['is empty', (files) => void files.set('DF014035', new Uint8Array())],
  ['is all zeros', (files) => void files.set('DF014035', new Uint8Array(3_000))],
])('the photo %s: the card is read and verified without it', async (_, alter) => {
  const { end, identified } = await read({}, alter);
  expect(end.kind).toBe('complete');
  expect(identified?.checks.identity_signature).toEqual({ verdict: 'verified' });
  expect(identified?.checks.photo).toEqual({ verdict: 'indeterminate', reason: 'absent' });
});

test('tags that nobody knows yet, also long ones, are passed over', async () => {
  const unknown = Buffer.concat([
    Buffer.from([0x1f, 10]),
    Buffer.from('01.01.2026'),
    Buffer.from([0x77, 0xff, 45]),
    Buffer.alloc(300, 0x41),
    Buffer.from([0xfe, 0]),
  ]);
  const { end, identified, person } = await read({}, (files) => {
    const own = files.get('DF014031') ?? new Uint8Array();
    files.set('DF014031', Buffer.concat([own, unknown]));
  });
  expect(end.kind).toBe('complete');
  expect(identified?.identity.surname).toBe(person.surname);
  // Nobody signed them.
  expect(identified?.checks.identity_signature).toMatchObject({ verdict: 'failed' });
});
