import path from 'node:path';
import type { PadModelName } from '@loket/simulators';
import { readOptions, wholeNumber } from '../commands/command.ts';
import { WayOut } from '../way-out.ts';

export type StartOptions = {
  readonly port: number;
  readonly simulatorPort: number;
  readonly mailPort: number;
  /** Undefined: the default folder of this checkout. */
  readonly dataFolder: string | undefined;
  readonly counters: number;
  readonly site: string;
  readonly headless: boolean;
  /** Undefined: the counters have no signature pad. */
  readonly pad: PadModelName | undefined;
};

const padModels: readonly PadModelName[] = ['STU-430', 'STU-530', 'STU-540'];

export const startHelp = `npm start -- [options]

Sets up what is missing, then runs Loket on this machine with the demonstration zone: PostgreSQL, central with
desk and infoscreen, an Electron counter with simulated devices, and the simulator page. Ctrl-C stops everything.

  --port N        port of central (7800); the simulator page and the caught mails take the next two
  --data FOLDER   where everything is kept (.loket in the checkout)
  --counters N    how many counters to open: 0 to 10 (1)
  --no-counter    no Electron: central and the web pages only
  --site CODE     site of the first counter (G, Genk); more counters follow at the next sites
  --pad MODEL     signature pad of every counter: STU-430, STU-530, STU-540, or none: people then sign on the screen (STU-540)
  --headless      draw the counter on a screen in memory although this machine has one
  --help          this text

DATABASE_URL uses your own PostgreSQL (as the owner of an empty database) instead of the embedded one.
ELECTRON_OVERRIDE_DIST_PATH uses your own Electron.
`;

export function parseStartOptions(args: readonly string[]): StartOptions {
  const { values, positionals } = readOptions(
    args,
    {
      port: { type: 'string', default: '7800' },
      data: { type: 'string' },
      counters: { type: 'string', default: '1' },
      'no-counter': { type: 'boolean', default: false },
      site: { type: 'string', default: 'G' },
      headless: { type: 'boolean', default: false },
      pad: { type: 'string', default: 'STU-540' },
    },
    'start',
  );
  if (positionals.length > 0) {
    throw new WayOut(`"${positionals[0]}" is not an option.`, 'See the options: npm start -- --help');
  }
  const port = wholeNumber(values.port, 'port', 0, 65_533);
  return {
    port,
    simulatorPort: port === 0 ? 0 : port + 1,
    mailPort: port === 0 ? 0 : port + 2,
    dataFolder: values.data === undefined ? undefined : path.resolve(values.data),
    counters: values['no-counter'] ? 0 : wholeNumber(values.counters, 'counters', 0, 10),
    site: values.site.toUpperCase(),
    headless: values.headless,
    pad: padModel(values.pad),
  };
}

function padModel(asked: string): PadModelName | undefined {
  if (asked === 'none') return undefined;
  const model = padModels.find((each) => each.toLowerCase() === asked.toLowerCase());
  if (model !== undefined) return model;
  throw new WayOut(
    `There is no simulated signature pad "${asked}".`,
    `Say --pad ${padModels.join(', --pad ')} or --pad none.`,
  );
}
