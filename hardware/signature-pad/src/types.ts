import type { DeviceIdentity, PadOutcome, PadPage, Result, SignaturePadStatus } from '@loket/contract';
import type { Capability } from './protocol/capability.ts';

/** The signature pad as the device host sees it. A vanished pad is a status, never an exception. */
export interface SignaturePad {
  /** The last known status; `absent` until a pad was found, asked who it is, and brought to rest. */
  status(): SignaturePadStatus;
  /** Calls the listener at every change from now on; returns how to stop that. */
  onStatus(listener: (status: SignaturePadStatus) => void): () => void;
  /** What the pad says of itself; null while none is ready. */
  facts(): PadFacts | null;
  /**
   * Shows the page, takes what the pen writes, and waits for a key. One at a time: a second request, or one while no
   * pad is ready, ends at once with `error`. When `outcome` is there the pad's ink is off and its screen is empty, or
   * the pad is gone; it never rejects.
   */
  sign(page: PadPage, watch?: PadWatch): PadRequest;
  /** Ends a request as `cancelled`, empties the screen, lets go of the pad. */
  close(): Promise<void>;
}

export type PadRequest = {
  readonly outcome: Promise<PadOutcome>;
  /** Ends as `cancelled`, unless a key was quicker. Harmless when it ended already. */
  cancel(): void;
};

/** Where the pen is: shares (0 to 1) of the width and height of the box that it writes in. */
export type PadInk = { readonly x: number; readonly y: number; readonly down: boolean };

export type PadWatch = {
  /** Every point on paper and the lift after it; null: what was written so far is gone. */
  onInk?(point: PadInk | null): void;
};

export type PadFacts = {
  readonly identity: DeviceIdentity;
  readonly capability: Capability;
  /** Whether pen reports carry the pad's own time and sequence, or only their time of arrival counts. */
  readonly ownTime: boolean;
  readonly encrypted: boolean;
};

/**
 * One open way to a pad: whole reports, each beginning with its id. Lengths count the id's byte.
 * `getFeature` and `sendFeature` reject when the pad is gone or stalls the request; never call two at a time.
 */
export interface PadTransport {
  /** USB product of vendor 056A, such as 0x00a4. */
  readonly productId: number;
  readonly serial: string | undefined;
  getFeature(reportId: number, length: number): Promise<Uint8Array>;
  sendFeature(report: Uint8Array): Promise<void>;
  onInput(listener: (report: Uint8Array) => void): void;
  /** Called once, when the pad is unplugged or the way to it breaks. */
  onGone(listener: () => void): void;
  close(): Promise<void>;
}

/** Why there is no way to a pad at the moment; each is a status too. */
export type NoPad =
  | { readonly state: 'absent' }
  | { readonly state: 'busy' }
  | { readonly state: 'error'; readonly detail: string };

/** Looks for a pad and opens it. */
export type OpenPadTransport = () => Promise<Result<PadTransport, NoPad>>;

/** Time as the driver needs it; tests pass in their own. */
export interface PadClock {
  /** Milliseconds of a clock that never jumps. */
  now(): number;
  /** Does the action after so many milliseconds; returns how to cancel. */
  after(delayMs: number, action: () => void): () => void;
}

export const systemClock: PadClock = {
  now: () => performance.now(),
  after(delayMs, action) {
    const timer = setTimeout(action, delayMs);
    return () => clearTimeout(timer);
  },
};

/** What only real hardware can settle, with the documented default; see the README. */
export type PadUncertainties = {
  /** Order of the three bytes of a 24-bit pixel: `bgr` unless told. */
  readonly colourOrder: 'bgr' | 'rgb';
  /** The bit of a white dot in a 1-bit picture: 1 unless told. */
  readonly whiteBit: 0 | 1;
  /** High byte first unless told. */
  readonly rgb565: 'big-endian' | 'little-endian';
  /** How encrypted pen blocks follow each other: each alone (`ecb`) unless told. */
  readonly aesMode: 'ecb' | 'cbc';
  /** Whether the pad is asked if it took the public key before it makes the session key; yes unless told. */
  readonly checkKeyFirst: boolean;
};

/** `auto`: 24-bit on a pad that can, else 565, else 1-bit. */
export type PadPicture = 'auto' | 'mono' | 'rgb565' | 'rgb24';

/** `preferred`: pen data in clear when the pad can't encrypt. `required`: then the pad is an `error`. */
export type PadEncryption = 'off' | 'preferred' | 'required';

export type SignaturePadOptions = {
  readonly clock?: PadClock;
  /** So many unpredictable bytes; the system's unless told. */
  readonly randomBytes?: (count: number) => Uint8Array;
  /** Instead of the configuration's way to a pad: a virtual pad in this process. */
  readonly openTransport?: OpenPadTransport;
  readonly picture?: PadPicture;
  readonly encryption?: PadEncryption;
  readonly uncertain?: Partial<PadUncertainties>;
};
