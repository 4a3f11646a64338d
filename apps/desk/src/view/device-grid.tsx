import type { CardReaderStatus, DeskSnapshot, MediaDeviceStatus, TicketPrinterStatus } from '@loket/contract';
import {
  cardReaderWords,
  DeviceState,
  deviceNames,
  mediaDeviceWords,
  type Status,
  startSentence,
  ticketPrinterWords,
  useTexts,
} from '@loket/ui';
import { deskTexts } from '@loket/ui/texts/desk.ts';
import type { DeskCallView } from '../call/call-view.ts';

const readerStatus = {
  ready: 'good',
  absent: 'absent',
  service_away: 'attention',
  error: 'broken',
} as const satisfies Record<CardReaderStatus['state'], Status>;
const printerStatus = {
  ready: 'good',
  paper_low: 'attention',
  paper_out: 'attention',
  cover_open: 'attention',
  offline: 'broken',
  not_configured: 'absent',
  error: 'broken',
} as const satisfies Record<TicketPrinterStatus['state'], Status>;
const mediaStatus = { ready: 'good', absent: 'broken', error: 'broken' } as const satisfies Record<
  MediaDeviceStatus['state'],
  Status
>;

type DeviceGridProps = { snapshot: DeskSnapshot; counterId: string; call: DeskCallView };

/** The devices of the counter in this call: shape, name, fact. */
export function DeviceGrid({ snapshot, counterId, call }: DeviceGridProps) {
  const texts = useTexts(deskTexts);
  const names = useTexts(deviceNames);
  const readers = useTexts(cardReaderWords);
  const printers = useTexts(ticketPrinterWords);
  const media = useTexts(mediaDeviceWords);
  const counter = snapshot.counters.find(({ id }) => id === counterId);
  const title = counter ? startSentence(texts.counter(counter.label)) : texts.counters;
  const devices = counter?.devices;
  if (!devices) return <p className="quiet">{texts.noDevices}</p>;
  const { cardReader, ticketPrinter } = devices;
  const reader =
    cardReader.state === 'ready' && cardReader.card === 'present' ? 'card_present' : cardReader.state;
  return (
    <section aria-labelledby="devices-title">
      <div className="section-head">
        <h2 id="devices-title">{title}</h2>
      </div>
      <div className="device-grid">
        <DeviceState status={readerStatus[cardReader.state]} name={names.cardReader} fact={readers[reader]} />
        <DeviceState
          status={printerStatus[ticketPrinter.state]}
          name={names.ticketPrinter}
          fact={printers[ticketPrinter.state]}
        />
        {(['camera', 'microphone', 'speaker'] as const).map((kind) => (
          <DeviceState
            key={kind}
            status={mediaStatus[devices[kind].state]}
            name={names[kind]}
            fact={media[devices[kind].state]}
          />
        ))}
        <ConnectionState call={call} />
      </div>
    </section>
  );
}

function ConnectionState({ call: { connection, roundTripMs } }: { call: DeskCallView }) {
  const texts = useTexts(deskTexts);
  const status = { connecting: 'busy', connected: 'good', interrupted: 'attention' } as const;
  const measured = roundTripMs === null ? texts.connected : `${Math.round(roundTripMs)} ms`;
  return (
    <DeviceState
      status={status[connection]}
      name={texts.connection}
      fact={connection === 'connected' ? measured : texts[connection]}
    />
  );
}
