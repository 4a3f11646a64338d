import { type VirtualCardOptions, type VirtualPerson, virtualPeople } from '@loket/simulators';

export type GalleryGroup = 'citizens' | 'doubtful' | 'pin' | 'faults' | 'strangers';
type Words = { readonly en: string; readonly nl: string };

/** A card on the page: whose, made how, and what is special about it. */
export type GalleryCard = {
  readonly id: string;
  readonly group: GalleryGroup;
  readonly person: VirtualPerson;
  readonly options: VirtualCardOptions;
  /** What it is called instead of its holder's name. */
  readonly name?: Words;
  readonly says: Words;
};

type Line = readonly [id: string, personId: string, says: Words, options?: VirtualCardOptions, name?: Words];

const LINES: Readonly<Record<GalleryGroup, readonly Line[]>> = {
  citizens: [
    ['anneleen', 'anneleen', { en: 'an ordinary card', nl: 'een gewone kaart' }],
    ['zoe', 'zoe', { en: 'accents, a French card', nl: 'accenten, een Franse kaart' }],
    [
      'maximiliaan',
      'maximiliaan',
      { en: 'a very long name, a German card', nl: 'een heel lange naam, een Duitse kaart' },
    ],
    ['mykola', 'mykola', { en: 'a foreigner’s card B', nl: 'vreemdelingenkaart B' }],
    ['lars', 'lars', { en: 'nine years old, Kids-ID', nl: 'negen jaar, Kids-ID' }],
    ['wannes', 'wannes', { en: 'no certificates of his own', nl: 'zonder eigen certificaten' }],
    ['old', 'anneleen', { en: 'the oldest kind of card', nl: 'de oudste soort kaart' }, { applet: '1.1' }],
  ],
  doubtful: [
    ['godelieve', 'godelieve', { en: 'the card has expired', nl: 'de kaart is vervallen' }],
    [
      'boudewijn',
      'boudewijn',
      { en: 'forged: a letter of the name', nl: 'vervalst: een letter van de naam' },
    ],
    [
      'solange',
      'solange',
      { en: 'the register’s certificate has expired', nl: 'het certificaat van het register is vervallen' },
    ],
    [
      'copied',
      'zoe',
      { en: 'her data on another chip', nl: 'haar gegevens op een andere chip' },
      { copied: true },
    ],
    [
      'liar',
      'anneleen',
      { en: 'signs with Maximiliaan’s key', nl: 'tekent met de sleutel van Maximiliaan' },
      { signatureOf: 'maximiliaan' },
    ],
  ],
  pin: [
    [
      'last-try',
      'anneleen',
      { en: 'one try of the PIN is left', nl: 'nog één poging voor de pincode' },
      { wrongPinsBefore: 2 },
    ],
    [
      'blocked',
      'anneleen',
      { en: 'the PIN is blocked', nl: 'de pincode is geblokkeerd' },
      { wrongPinsBefore: 3 },
    ],
    [
      'blocked-ec',
      'zoe',
      { en: 'the PIN is blocked', nl: 'de pincode is geblokkeerd' },
      { wrongPinsBefore: 3 },
    ],
    [
      'pulled-signing',
      'zoe',
      {
        en: 'pulled between PIN and signature, once',
        nl: 'eruit getrokken tussen pincode en handtekening, één keer',
      },
      { pulledAtSignature: true },
    ],
  ],
  faults: [
    [
      'slow',
      'anneleen',
      {
        en: 'as slow as a real chip: 80 ms a command',
        nl: 'zo traag als een echte chip: 80 ms per opdracht',
      },
      { delayMs: 80 },
    ],
    [
      'pulled',
      'anneleen',
      { en: 'pulled while it is read, once', nl: 'eruit getrokken tijdens het lezen, één keer' },
      { pulledAfterApdus: 12, delayMs: 40 },
    ],
    ['mute', 'zoe', { en: 'never answers', nl: 'antwoordt nooit' }, { muteAfterApdus: 0 }],
    [
      'silent',
      'maximiliaan',
      { en: 'falls silent while it is read', nl: 'valt stil tijdens het lezen' },
      { muteAfterApdus: 15 },
    ],
    [
      'worn',
      'mykola',
      {
        en: 'a worn chip: bytes of the address changed',
        nl: 'een versleten chip: bytes van het adres veranderd',
      },
      { corrupt: [{ path: 'DF014033', offset: 4, hex: 'FFFF' }] },
    ],
    [
      'refusing',
      'anneleen',
      { en: 'refuses once, as some readers make cards do', nl: 'weigert één keer, zoals bij sommige lezers' },
      { faults: [{ fault: 'refused', status: 0x6a87, at: { instruction: 0xa4, nth: 1 } }] },
    ],
  ],
  strangers: [
    [
      'foreign',
      'anneleen',
      { en: 'a chip card of another kind', nl: 'een chipkaart van een andere soort' },
      { imposter: 'foreign' },
      { en: 'Another country’s card', nl: 'Een kaart van een ander land' },
    ],
    [
      'unknown',
      'anneleen',
      { en: 'does not even know SELECT', nl: 'kent zelfs SELECT niet' },
      { imposter: 'unknown' },
      { en: 'A card of nobody knows what', nl: 'Een kaart waarvan niemand iets weet' },
    ],
  ],
};

const groups = Object.keys(LINES) as GalleryGroup[]; // the type is made of these very keys

/** Every card that can be put into a simulated reader, in the order of the page. */
export const gallery: readonly GalleryCard[] = groups.flatMap((group) =>
  LINES[group].map(([id, personId, says, options = {}, name]) => {
    const person = virtualPeople.find((each) => each.id === personId);
    if (person === undefined) throw new Error(`there is no virtual person ${personId}`);
    return { id, group, person, options, says, ...(name && { name }) };
  }),
);
