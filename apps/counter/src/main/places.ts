import { join } from 'node:path';

/** Where the built parts lie: next to the main process's own file, unpacked or inside app.asar. */
const built = import.meta.dirname;

export const PLACES = {
  deviceHost: join(built, 'device-host.js'),
  rendererRoot: join(built, 'renderer'),
  preload: {
    citizen: join(built, 'preload-citizen.cjs'),
    presence: join(built, 'preload-presence.cjs'),
    pin: join(built, 'preload-pin.cjs'),
  },
} as const;
