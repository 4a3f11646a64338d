import type { DeviceReport } from '@loket/contract';
import { deviceLines } from '@loket/ui/components/device-lines.ts';
import { gallery } from './gallery.ts';
import type { Hands } from './hands.ts';
import type { CardOffer, CounterState, Told } from './messages.ts';
import type { RoomCounter } from './room.ts';

/** How everything around one counter is now, and what the counter itself last told central of it. */
export function stateOf(counter: RoomCounter, hands: Hands, report: DeviceReport | undefined): CounterState {
  return {
    name: `${counter.siteName}, loket ${counter.label}`,
    running: counter.pid !== undefined,
    reader: readerOf(counter, hands),
    printer: printerOf(counter),
    documents: documentsOf(counter),
    pad: padOf(counter, hands),
    told: report === undefined ? [] : toldOf(report),
  };
}

function readerOf({ slot }: RoomCounter, hands: Hands): CounterState['reader'] {
  if (slot === undefined) return null;
  const { plugged, openings, wedged, card } = slot;
  const inside = card && {
    id: hands.box.idOf(card) ?? '',
    commands: card.counts.apdus,
    triesLeft: card.pinTriesLeft,
  };
  return { plugged, open: openings > 0, wedged, card: inside ?? null };
}

function printerOf({ printer }: RoomCounter): CounterState['printer'] {
  if (printer === undefined) return null;
  const { plugged, openings, state } = printer;
  return { plugged, open: openings > 0, ...state };
}

function documentsOf({ documents }: RoomCounter): CounterState['documents'] {
  if (documents === undefined) return null;
  const { plugged, working, trouble } = documents;
  return { plugged, working, trouble: trouble ?? 'none' };
}

function padOf(counter: RoomCounter, hands: Hands): CounterState['pad'] {
  if (counter.pad === undefined) return null;
  const { plugged, openings, silent, pad } = counter.pad.plug;
  const writing = hands.isWriting(counter);
  return { model: pad.model, plugged, open: openings > 0, silent, inking: pad.inking, writing };
}

function toldOf(report: DeviceReport): Told[] {
  const dutch = new Map(deviceLines(report, 'nl').map((line) => [line.device, line]));
  return deviceLines(report, 'en').map(({ device, status, name, fact }) => ({
    device,
    status,
    name: { en: name, nl: dutch.get(device)?.name ?? name },
    fact: { en: fact, nl: dutch.get(device)?.fact ?? fact },
  }));
}

const KEYS = { '1.1': 'RSA', '1.7': 'RSA', '1.8': 'EC' } as const;

export const cardOffers: readonly CardOffer[] = gallery.map(({ id, group, person, options, name, says }) => {
  const holder = `${person.givenNames.split(' ')[0]} ${person.surname}`;
  const applet = options.applet ?? person.applet;
  const isBelgian = options.imposter === undefined;
  return {
    id,
    group,
    name: name ?? { en: holder, nl: holder },
    says,
    kind: isBelgian ? `${applet} ${KEYS[applet]}` : '',
    face: isBelgian ? person.id : null,
  };
});
