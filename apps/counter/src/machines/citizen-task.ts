import type { CardReaderStatus, CitizenTask } from '@loket/contract';
import type { Matter, ShownDocument } from './matter.ts';
import type { CardBar, ShownPages, SigningState } from './signing-state.ts';

/** What stands beside the screen. */
export type Beside = { reader: CardReaderStatus; padReady: boolean };

/** The box that is signed in, as large as a signature on paper. */
const PEN_BOX = { widthMm: 120, heightMm: 40 } as const;

/**
 * The one thing that the citizen's panel is for now. Signing holds the panel; then what the inspector shows; then pages
 * to confirm; then the rest of the statement's life.
 */
export function taskOf(matter: Matter, beside: Beside): CitizenTask {
  return (
    signingTask(matter.signing, beside) ??
    lookTask(matter.shown) ??
    pagesTask(matter.signing, beside) ??
    statementTask(matter)
  );
}

function signingTask(signing: SigningState, beside: Beside): CitizenTask | null {
  switch (signing.at) {
    case 'pen':
      return signing.pad
        ? { task: 'pen', on: 'pad', ...(signing.pad.box ?? PEN_BOX) }
        : { task: 'pen', on: 'screen', ...PEN_BOX };
    case 'certificates':
      return { task: 'signing', method: 'eid' };
    case 'beginning':
    case 'completing':
      return { task: 'signing', method: signing.method };
    case 'pin':
      return { task: 'pin' };
    case 'choosing':
      return signing.failure ? choiceTask(signing, beside) : null;
    default:
      return null;
  }
}

function lookTask(shown: ShownDocument | null): CitizenTask | null {
  if (!shown?.source) return null;
  const { source, mediaType, pageCount } = shown;
  return { task: 'look', source, mediaType, page: Math.min(shown.page, pageCount), pageCount };
}

function pagesTask(signing: SigningState, beside: Beside): CitizenTask | null {
  if (signing.at === 'pages')
    return {
      task: 'confirm_pages',
      source: signing.pages.source,
      presentation: confirmedHere(signing.pages),
    };
  return signing.at === 'choosing' ? choiceTask(signing, beside) : null;
}

/** The pages that were confirmed at this screen, whatever central has of them already. */
const confirmedHere = ({ presentation, confirmed }: ShownPages) => ({
  ...presentation,
  confirmedPages: [...confirmed],
});

const choiceTask = (
  { bar, failure }: SigningState & { at: 'choosing' },
  { reader, padReady }: Beside,
): CitizenTask => ({
  task: 'choose_signature',
  eid: barredBy(bar, reader),
  pen: padReady && failure !== 'pad_gone' ? 'pad' : 'screen',
  failure,
});

function barredBy(bar: CardBar | null, reader: CardReaderStatus) {
  if (reader.state !== 'ready') return 'no_reader';
  if (reader.card === 'absent') return 'no_card';
  return bar;
}

function statementTask({ dossier, signing, putAway }: Matter): CitizenTask {
  const statement = dossier?.statement ?? null;
  if (statement?.state === 'rights') return { task: 'rights', statement };
  // What is over stays on the screen, also when the phone's code is still open.
  if (statement?.state === 'stopped') return { task: 'stopped' };
  if (signing.at === 'signed') return { task: 'signed', signed: signing.signed };
  const upload = dossier?.upload;
  if (upload && upload.url !== putAway) {
    const receivedCount = dossier.received.filter(({ source }) => source === 'phone').length;
    return { task: 'send_files', upload, receivedCount };
  }
  return statement ? { task: 'read_along', statement } : { task: 'talk' };
}
