import { element, say, shape } from './element.js';

/** How each device is, as its simulator knows it: shape, and the word that says it. */
export const states = {
  reader({ reader }) {
    if (!reader) return ['absent', 'readerReal'];
    if (!reader.plugged) return ['broken', 'readerUnplugged'];
    if (reader.wedged) return ['broken', 'readerWedged'];
    if (!reader.card) return ['good', 'readerEmpty'];
    return ['busy', 'readerHolds'];
  },
  pad({ pad }) {
    if (!pad) return ['absent', 'padNone'];
    if (!pad.plugged) return ['broken', 'padUnplugged'];
    if (pad.silent) return ['broken', 'padSilent'];
    if (pad.writing) return ['busy', 'padWriting'];
    return pad.inking ? ['busy', 'padInking'] : ['good', 'padReady'];
  },
  printer({ printer }) {
    if (!printer) return ['absent', 'printerNone'];
    if (!printer.plugged) return ['broken', 'printerOff'];
    if (printer.cover === 'open') return ['broken', 'printerCover'];
    if (printer.paper === 'out') return ['broken', 'printerOut'];
    if (printer.paper === 'low') return ['attention', 'printerLow'];
    return printer.exit === 'paper' ? ['busy', 'printerHangs'] : ['good', 'printerReady'];
  },
  documents({ documents }) {
    if (!documents) return ['absent', 'documentsNone'];
    if (!documents.plugged) return ['broken', 'documentsOff'];
    const trouble = {
      'media-empty': 'documentsEmpty',
      'media-jam': 'documentsJam',
      'cover-open': 'documentsCover',
    }[documents.trouble];
    if (trouble) return ['broken', trouble];
    return documents.working ? ['busy', 'documentsWorking'] : ['good', 'documentsReady'];
  },
  power: ({ running }) => (running ? ['good', 'powerOn'] : ['broken', 'powerOff']),
};

/** One line a device, which leads to where its hands are. */
export function openStrip(strip, word) {
  const links = Object.fromEntries(
    Object.keys(states).map((device) => [
      device,
      element('a', { href: `#${device}` }, shape('absent'), element('span', { className: 'name' })),
    ]),
  );
  strip.replaceChildren(...Object.values(links));
  return (counter) => {
    for (const [device, link] of Object.entries(links)) {
      const [status] = states[device](counter);
      say(link.querySelector('.name'), word(device));
      const drawn = link.querySelector('svg');
      if (drawn.dataset.status !== status) drawn.replaceWith(shape(status));
    }
  };
}
