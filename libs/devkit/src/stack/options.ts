import type { PresenceDisplayConfiguration } from '@loket/contract';
import type { PadModelName } from '@loket/simulators';
import type { z } from 'zod';
import type { Progress } from '../progress.ts';

/** One Electron counter of a stack. */
export type CounterChoice = FreshChoice & {
  /** Code of the site, such as `G`. */
  readonly site: string;
  /** Number of the room; default 1, which in the demonstration zone also gives tickets. */
  readonly label?: number;
};

/** An appliance and its devices. */
export type FreshChoice = {
  /** `virtual`: a slot that the test puts cards into, without pcscd. `pcsc`: whatever pcscd has. Default `virtual`. */
  readonly reader?: 'virtual' | 'pcsc';
  /** Default `virtual`: a printer on TCP that understands ESC/POS. */
  readonly printer?: 'virtual' | 'none';
  /** A virtual pad of this model on its socket, beside the screen. Left out: signatures are written on the screen. */
  readonly pad?: PadModelName;
  /** `virtual`: a printer of A4 pages that speaks IPP. Default `none`. */
  readonly documents?: 'virtual' | 'none';
  /** `fake`: Chromium's test picture and tone. A file: a .y4m or .mjpeg that plays as the camera. Default `fake`. */
  readonly media?: 'fake' | 'real' | { readonly video: string; readonly audio?: string };
  /**
   * The display that the inspector appears on, as in counter.json. With a place of kind `bounds` outside `size` the
   * screen in memory grows to hold it; two windows that lie on each other are drawn and looked at all the same.
   */
  readonly presence?: z.input<typeof PresenceDisplayConfiguration>;
  /** Pixels of the window, and of the screen in memory when there is no real one. Default 1080 × 1920. */
  readonly size?: { readonly width: number; readonly height: number };
  /** More command-line switches for Electron. */
  readonly switches?: readonly string[];
  /** More variables for the counter's main process. */
  readonly environment?: Readonly<Record<string, string>>;
  /**
   * Program of a packaged counter (npm run package) instead of the development one: it has no debugging port, no fake
   * media and no virtual card slot, and trusts no test card.
   */
  readonly packaged?: string;
  /** `false` prepares the counter's profile and devices, and leaves the start to `counter.start()`. */
  readonly start?: boolean;
};

export type StackOptions = {
  /** Where everything is kept. Default: a new temporary folder that goes at `stop()`. */
  readonly dataFolder?: string;
  /** Port of (the first) central; 0, the default, takes any free one. */
  readonly port?: number;
  /** How many central processes work on the one database. Default 1. */
  readonly centrals?: number;
  /** Default: one counter with tickets at the first site in Genk. */
  readonly counters?: readonly CounterChoice[];
  /** Appliances that nobody enrolled yet; on `stack.unenrolled`. */
  readonly fresh?: readonly FreshChoice[];
  /** A real TURN server (coturn) that central hands out; without it calls go straight. */
  readonly turn?: boolean;
  /**
   * `cuttable`: TURN and central are reached through proxies that `stack.network.cut()` and `.mend()` act on. The
   * desk's page needs `page.addInitScript(relayOnly)` before it loads, or its pictures find the straight way.
   */
  readonly network?: 'cuttable';
  /** The hour, ahead of the machine's, of PostgreSQL, central and counters; `stack.clock` moves it on. */
  readonly clock?: { readonly at: string };
  /** Shorter patience, so that tests need not wait two minutes. */
  readonly timings?: { readonly callPatienceSeconds?: number; readonly awayLimitSeconds?: number };
  /** More variables for central. */
  readonly centralEnvironment?: Readonly<Record<string, string>>;
  /** Draw on a screen in memory although this machine has one. */
  readonly headless?: boolean;
  /** `false` when the caller has built everything. */
  readonly build?: boolean;
  readonly progress?: Progress;
};

export const defaultSite = 'G';
export const defaultSize = { width: 1080, height: 1920 } as const;
