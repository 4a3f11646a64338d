import type { CounterState, DocumentPrinterStatus, TicketPrinterStatus } from '@loket/contract';
import {
  cardReaderStatus,
  cardReaderWords,
  deviceNames,
  mediaDeviceStatus,
  mediaDeviceWords,
  type Status,
  ticketPrinterStatus,
  ticketPrinterWords,
  useTexts,
} from '@loket/ui';
import { counterTexts } from '@loket/ui/texts/console-counters.ts';
import { installationDeviceWords } from '@loket/ui/texts/counter/installation.ts';

export type DeviceLine = {
  readonly key: string;
  readonly status: Status;
  readonly name: string;
  readonly fact: string;
};

const pagePrinterStatus = {
  ready: 'good',
  media_empty: 'attention',
  jam: 'attention',
  offline: 'broken',
  not_configured: 'absent',
  error: 'broken',
} as const satisfies Record<DocumentPrinterStatus['state'], Status>;

/** The devices of a counter as it reported them last: shape, name, fact. */
export function useDeviceLines(): (counter: CounterState) => DeviceLine[] {
  const names = useTexts(deviceNames);
  const installed = useTexts(installationDeviceWords);
  const readers = useTexts(cardReaderWords);
  const printers = useTexts(ticketPrinterWords);
  const media = useTexts(mediaDeviceWords);
  return ({ devices }) => {
    if (!devices) return [];
    const { cardReader, ticketPrinter, documentPrinter } = devices;
    const card = cardReader.state === 'ready' && cardReader.card === 'present';
    return [
      {
        key: 'cardReader',
        status: cardReaderStatus[cardReader.state],
        name: names.cardReader,
        fact: readers[card ? 'card_present' : cardReader.state],
      },
      {
        key: 'ticketPrinter',
        status: ticketPrinterStatus[ticketPrinter.state],
        name: names.ticketPrinter,
        fact: printers[ticketPrinter.state],
      },
      ...(documentPrinter
        ? [
            {
              key: 'documentPrinter',
              status: pagePrinterStatus[documentPrinter.state],
              name: installed.document_printer,
              fact: printers[pageWords[documentPrinter.state]],
            },
          ]
        : []),
      ...(['camera', 'microphone', 'speaker'] as const).map((kind) => ({
        key: kind,
        status: mediaDeviceStatus[devices[kind].state],
        name: names[kind],
        fact: media[devices[kind].state],
      })),
    ];
  };
}

/** A page printer's states in the words that the ticket printer has for the same. */
const pageWords = {
  ready: 'ready',
  media_empty: 'paper_out',
  jam: 'cover_open',
  offline: 'offline',
  not_configured: 'not_configured',
  error: 'error',
} as const satisfies Record<DocumentPrinterStatus['state'], TicketPrinterStatus['state']>;

/** One counter in few words: fine, or the first thing that somebody should look at. */
export function useHealth(): (counter: CounterState) => { status: Status; text: string } {
  const texts = useTexts(counterTexts);
  const lines = useDeviceLines();
  return (counter) => {
    if (counter.health === 'away') return { status: 'broken', text: texts.away };
    const wrong = lines(counter).find(({ status }) => status === 'broken' || status === 'attention');
    const status = counter.health === 'degraded' ? 'broken' : wrong ? 'attention' : 'good';
    return { status, text: wrong ? `${wrong.name}: ${wrong.fact}` : texts[counter.health] };
  };
}
