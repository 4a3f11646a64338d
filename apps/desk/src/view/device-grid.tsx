import type { DeskSnapshot } from '@loket/contract';
import {
  cardReaderStatus,
  cardReaderWords,
  DeviceState,
  deviceNames,
  mediaDeviceStatus,
  mediaDeviceWords,
  startSentence,
  ticketPrinterStatus,
  ticketPrinterWords,
  useTexts,
} from '@loket/ui';
import { deskTexts } from '@loket/ui/texts/desk.ts';
import type { DeskCallView } from '../call/call-view.ts';

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
        <DeviceState
          status={cardReaderStatus[cardReader.state]}
          name={names.cardReader}
          fact={readers[reader]}
        />
        <DeviceState
          status={ticketPrinterStatus[ticketPrinter.state]}
          name={names.ticketPrinter}
          fact={printers[ticketPrinter.state]}
        />
        {(['camera', 'microphone', 'speaker'] as const).map((kind) => (
          <DeviceState
            key={kind}
            status={mediaDeviceStatus[devices[kind].state]}
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
