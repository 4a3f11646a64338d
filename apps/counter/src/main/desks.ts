import type { PadInkDrawn, PadPage, PinFacts, PresenceCommand } from '@loket/contract';
import { padPage } from '@loket/ui/texts/counter/pad.ts';
import { padTestPage } from '@loket/ui/texts/counter/service.ts';
import type { CounterEvent, CounterState } from '../machines/counter-state.ts';
import { CardDesk } from './card-desk.ts';
import { CardRelay } from './card-relay.ts';
import { CentralFiles } from './central-files.ts';
import type { CentralRequests } from './central-requests.ts';
import type { Configuration } from './configuration.ts';
import type { DeviceHost } from './device-host-process.ts';
import { DisplayMeasures } from './display-measures.ts';
import { PadDesk } from './pad-desk.ts';
import { PadInk } from './pad-ink.ts';
import { PaperDesk } from './paper-desk.ts';
import { openPinWindow } from './pin-window.ts';
import { ProvingDesk } from './proving-desk.ts';
import type { Rooms } from './rooms.ts';
import { ServiceDesk } from './service-desk.ts';
import { SigningDesk } from './signing-desk.ts';
import { Stills } from './stills.ts';
import type { CounterWindow } from './window.ts';

export type DesksParts = {
  configuration: Configuration;
  profile: string;
  packaged: boolean;
  window: CounterWindow;
  rooms: Rooms;
  host: DeviceHost;
  central: CentralRequests;
  state: () => CounterState;
  dispatch: (event: CounterEvent) => void;
  sendToPresence: (command: PresenceCommand) => void;
  sendInk: (ink: PadInkDrawn) => void;
};

/** Whoever does one kind of work around the counter's state: each knows its devices, and none decides. */
export class Desks {
  readonly files: CentralFiles;
  readonly cards: CardDesk;
  readonly papers: PaperDesk;
  readonly stills: Stills;
  readonly signing: SigningDesk;
  /** For a citizen's page that was opened anew while the pen writes. */
  readonly repeatInk: () => void;
  readonly proving: ProvingDesk;
  readonly service: ServiceDesk;

  constructor(parts: DesksParts) {
    const { configuration, rooms, state } = parts;
    this.files = new CentralFiles(configuration);
    const common = { ...parts, files: this.files, after };
    const measures = new DisplayMeasures(parts.profile, configuration);
    this.cards = new CardDesk({ ...parts, relay: new CardRelay(parts.central) });
    this.papers = new PaperDesk(common);
    this.stills = new Stills({
      ...common,
      consultationId: () => presentIn(state()),
      deviceLabel: configuration.presenceDisplay?.documentCamera,
    });
    this.service = new ServiceDesk({ ...parts, key: configuration.key, devices: () => state().devices });
    this.proving = new ProvingDesk({
      ...common,
      display: () => measures.display,
      padPage: () => padTestPage(state().reading.locale),
      place: () => ({
        zoneName: state().snapshot?.zoneName ?? '',
        siteName: state().snapshot?.siteName ?? '',
      }),
      keepCalibration: (calibration) => {
        const display = measures.keep(calibration);
        if (display) parts.sendToPresence({ command: 'display', display });
      },
    });
    const ink = new PadInk(parts.sendInk, after);
    this.repeatInk = () => ink.repeat();
    this.signing = new SigningDesk({
      ...common,
      pad: new PadDesk({ ...parts, ink, page: (pageCount) => padPageOf(state(), pageCount) }),
      askPin: (order, facts) => openPinWindow({ ...parts, order, facts }),
      pinFacts: () => pinFactsOf(state()),
      putOnShelf: (shown) => rooms.putOnShelf(shown),
      takeFromShelf: (source) => rooms.takeFromShelf(source),
    });
  }

  /** Resolves when nothing of the visit is under way any more, or has been for too long. */
  async settled(): Promise<void> {
    const patience = new Promise<void>((resolve) => after(LONGEST_PAPER_MS, resolve));
    await Promise.all([this.signing.settled(), Promise.race([this.papers.idle(), patience])]);
  }

  forget(): void {
    this.cards.forget();
    this.stills.forget();
  }

  close(): void {
    void this.signing.settled();
    this.files.close();
  }
}

/** The next citizen waits this long at most for the paper of the one before. */
const LONGEST_PAPER_MS = 20_000;

const after = (delayMs: number, action: () => void) => void setTimeout(action, delayMs);

const presentIn = ({ visit }: CounterState): string | null =>
  visit.at === 'present' ? visit.consultation.id : null;

const pinFactsOf = ({
  reading,
  snapshot,
  visit,
}: CounterState): Pick<PinFacts, 'reading' | 'siteName' | 'inspectorName'> => ({
  reading,
  siteName: snapshot?.siteName ?? '',
  inspectorName: 'consultation' in visit ? visit.consultation.inspectorName : '',
});

function padPageOf({ reading, snapshot, visit }: CounterState, pageCount: number): PadPage {
  const statement = 'matter' in visit ? visit.matter.dossier?.statement : null;
  const kind = statement?.content.kind ?? null;
  return padPage({ kind, siteName: snapshot?.siteName ?? '', at: new Date(), pageCount }, reading.locale);
}
