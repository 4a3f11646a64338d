import '@loket/ui/base.css';
import { preparePage } from '@loket/ui';
import { createRoot } from 'react-dom/client';
import type {} from '../bridge.ts';
import { connectCall } from './connect-call.ts';
import { pageMedia } from './page-media.ts';
import { presence } from './presence.ts';
import { PresencePage } from './presence-page.tsx';
import { takeStillFrom } from './still.ts';

const { mediaDevices } = navigator;
const bridge = window.loketPresence;
const media = pageMedia({
  media: mediaDevices,
  report: bridge.report,
  showPicture: (stream) => here.showTested(stream),
});
const here = presence({
  report: bridge.report,
  openCall: connectCall,
  openMedia: media.open,
  takeStill: takeStillFrom(mediaDevices),
});
media.onSpeaker(here.setSpeaker);

preparePage('counter');
const place = document.getElementById('page');
if (!place) throw new Error('index.html has no #page');
createRoot(place).render(<PresencePage presence={here} />);

mediaDevices.addEventListener('devicechange', here.devicesChanged);
bridge.onCommand((command) => {
  media.command(command);
  here.command(command);
});
bridge.report({ report: 'ready' });
