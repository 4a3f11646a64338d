import '@loket/ui/base.css';
import { preparePage } from '@loket/ui';
import { createRoot } from 'react-dom/client';
import type {} from '../bridge.ts';
import { connectCall } from './connect-call.ts';
import { watchDevices } from './devices.ts';
import { localMedia } from './local-media.ts';
import { mediaTest } from './media-test.ts';
import { presence } from './presence.ts';
import { PresencePage } from './presence-page.tsx';
import { takeStillFrom } from './still.ts';

const { mediaDevices } = navigator;
const bridge = window.loketPresence;
const here = presence({
  report: bridge.report,
  openCall: connectCall,
  openMedia: (wishes) =>
    localMedia({ ...wishes, getUserMedia: (constraints) => mediaDevices.getUserMedia(constraints) }),
  takeStill: takeStillFrom(mediaDevices),
});

preparePage('counter');
const place = document.getElementById('page');
if (!place) throw new Error('index.html has no #page');
createRoot(place).render(<PresencePage presence={here} />);

watchDevices(mediaDevices, bridge.report);
mediaDevices.addEventListener('devicechange', here.devicesChanged);
const test = mediaTest(mediaDevices, bridge.report);
bridge.onCommand((command) =>
  command.command === 'test_media' ? void test(command) : here.command(command),
);
bridge.report({ report: 'ready' });
