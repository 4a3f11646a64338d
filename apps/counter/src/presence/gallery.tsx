import '@loket/ui/base.css';
import { err, PresenceCommand, PresenceDisplay } from '@loket/contract';
import { preparePage } from '@loket/ui';
import { createRoot } from 'react-dom/client';
import { presence } from './presence.ts';
import { PresencePage } from './presence-page.tsx';

/**
 * Looks at the presence page without Electron, camera or a second end; not part of the appliance.
 * ?locale=fr&picture=no&here=no&profile=stereo-sbs&calibrate=yes
 */
const wanted = new URLSearchParams(location.search);

/** A seated figure as a webcam frames one, drawn thirty times a second. */
function drawnPerson(): MediaStream {
  const canvas = document.createElement('canvas');
  canvas.width = 1280;
  canvas.height = 720;
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('no canvas here');
  const fill = (colour: string, draw: (path: Path2D) => void) => {
    const path = new Path2D();
    draw(path);
    pen.fillStyle = colour;
    pen.fill(path);
  };
  const frame = () => {
    fill('#d9d6cd', (path) => path.rect(0, 0, 1280, 720));
    fill('#1f3a5f', (path) => path.ellipse(640, 760, 330, 360, 0, 0, 7));
    fill('#d9a887', (path) => path.ellipse(640, 290, 105, 140, 0, 0, 7));
    fill('#15212b', (path) => {
      path.arc(600, 265, 9, 0, 7);
      path.arc(680, 265, 9, 0, 7);
    });
  };
  frame();
  setInterval(frame, 33);
  return canvas.captureStream(30);
}

const here = presence({
  report: (report) => {
    document.documentElement.dataset.lastReport = report.report;
  },
  openCall: (events) => {
    setTimeout(() => {
      if (wanted.get('picture') !== 'no') events.onRemoteStream(drawnPerson());
      events.onConnection('connected');
    });
    return { receive: () => {}, setLocalMedia: () => {}, retry: () => {}, end: () => {} };
  },
  openMedia: () => ({ open: () => {}, reopenIfLost: () => {}, close: () => {} }),
  takeStill: async () => err('no_camera'),
});

preparePage('counter');
const place = document.getElementById('page');
if (!place) throw new Error('gallery.html has no #page');
createRoot(place).render(<PresencePage presence={here} />);
const profile = wanted.get('profile');
if (profile) {
  const display = PresenceDisplay.parse({
    profile,
    widthMm: 600,
    heightMm: (600 * innerHeight) / innerWidth,
  });
  here.command({ command: 'display', display });
  if (wanted.get('calibrate')) here.command({ command: 'calibrate', display });
}
here.command(
  PresenceCommand.parse({
    command: 'join',
    consultationId: crypto.randomUUID(),
    iceServers: [],
    inspectorName: 'Nora Vandenbroucke-Claes',
    locale: wanted.get('locale') ?? 'nl',
  }),
);
if (wanted.get('here') !== 'no') here.command({ command: 'send_media' });
