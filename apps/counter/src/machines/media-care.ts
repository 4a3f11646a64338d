import type { DeviceReport } from '@loket/contract';

/**
 * When the counter looks at its own camera and microphone: with a fresh presence page, after a device came or went, and
 * every minute while one of them is bad. Only while nobody is here, because before *Ik ben er* no camera is opened on
 * anybody; what is seen stays in the page.
 */
export type MediaCare = {
  /** A look is owed as soon as nobody is here. */
  owed: boolean;
  /** The present page has told what is listed; from then on each list means that a device came or went. */
  listed: boolean;
  looking: { look: string; giveUpAt: number } | null;
  lookedAt: number;
};

export type MediaCareEvent =
  /** A page listens that has not looked yet; whatever an earlier one was at is over. */
  { event: 'page_ready' } | { event: 'page_gone' } | { event: 'listed' } | { event: 'looked'; look: string };

/** What has to be so for a camera to be opened without anybody having asked for it. */
export type Around = { nobodyHere: boolean; devices: DeviceReport; now: number; newId: () => string };

export const MEDIA_CARE_START: MediaCare = { owed: false, listed: false, looking: null, lookedAt: 0 };

const LOOK_AGAIN_MS = 60_000;
const GIVE_UP_MS = 15_000;

export function noteMedia(care: MediaCare, event: MediaCareEvent): MediaCare {
  switch (event.event) {
    case 'page_ready':
      return { ...care, owed: true, listed: false, looking: null };
    case 'page_gone':
      return { ...care, owed: false, looking: null };
    case 'listed':
      return { ...care, owed: care.owed || care.listed, listed: true };
    case 'looked':
      return care.looking?.look === event.look ? { ...care, looking: null } : care;
  }
}

/** Begins a look, or ends one because somebody came or the page does not answer. */
export function careForMedia(care: MediaCare, around: Around): { care: MediaCare; begin: string | null } {
  const { now, nobodyHere } = around;
  if (care.looking) {
    if (nobodyHere && now < care.looking.giveUpAt) return { care, begin: null };
    // Cut short by somebody who came: it is owed still.
    return { care: { ...care, looking: null, owed: care.owed || !nobodyHere }, begin: null };
  }
  const again = isBad(around.devices) && now - care.lookedAt >= LOOK_AGAIN_MS;
  if (!nobodyHere || !(care.owed || again)) return { care, begin: null };
  const look = around.newId();
  return {
    care: { ...care, owed: false, looking: { look, giveUpAt: now + GIVE_UP_MS }, lookedAt: now },
    begin: look,
  };
}

const isBad = ({ camera, microphone, speaker }: DeviceReport): boolean =>
  [camera, microphone, speaker].some(({ state }) => state !== 'ready');
