import { z } from 'zod';
import { IceServer, Signal } from './call.ts';
import { MediaChoice, MediaDeviceStatus } from './devices.ts';
import { base64, ConsultationId } from './ids.ts';
import { MAX_STILL_BYTES, PresenceDisplay, PresencePicture, StillFailure } from './presence.ts';
import { Locale } from './words.ts';

export const MediaTestDevice = z.enum(['camera', 'microphone', 'speaker', 'echo', 'record_and_play']);
export type MediaTestDevice = z.infer<typeof MediaTestDevice>;

/** Main to the presence renderer. */
export const PresenceCommand = z.discriminatedUnion('command', [
  z.object({
    command: z.literal('join'),
    consultationId: ConsultationId,
    iceServers: z.array(IceServer).max(8),
    inspectorName: z.string().max(120),
    locale: Locale,
  }),
  z.object({ command: z.literal('signal'), signal: Signal }),
  /** *Ik ben er* was touched: from now on, and not before, camera and microphone may be opened and sent. */
  z.object({ command: z.literal('send_media') }),
  z.object({ command: z.literal('leave') }),
  /** What the page draws on; said before anything else. Null: the plain pane. */
  z.object({ command: z.literal('display'), display: PresenceDisplay.nullable() }),
  /** The 100 mm bar, the eye line and each eye's mark, in place of everything else, until `calibrate_end`. */
  z.object({ command: z.literal('calibrate'), display: PresenceDisplay }),
  z.object({ command: z.literal('calibrate_end') }),
  /**
   * One still of the document camera, in its full size; only between *Ik ben er* and the end, like all media.
   * `deviceLabel`: part of the camera's name; without it any camera but the call's, and that one when it is alone.
   */
  z.object({
    command: z.literal('take_still'),
    request: z.uuid(),
    deviceLabel: z.string().min(1).max(120).optional(),
  }),
  /** Which camera, microphone and speaker are meant; said before anything else. */
  z.object({ command: z.literal('choose_media'), choice: MediaChoice }),
  /**
   * Nobody is here: the devices are listed, and camera and microphone opened for a moment to see whether they give
   * anything. Answered by `media_looked`, unless a `join` comes first. Nothing of it is kept or sent.
   */
  z.object({ command: z.literal('look_at_media'), look: z.uuid() }),
  /**
   * For a technician only: the device is really opened and measured. Answered by `media_tested`. The camera's picture
   * is drawn on the page while it is measured. `echo`: a tone is played and what the microphone, with its echo
   * cancelled, still hears of it is measured. `record_and_play`: three seconds are recorded, with `media_level`
   * meanwhile, and played back; nothing of them is kept.
   */
  z.object({
    command: z.literal('test_media'),
    test: z.uuid(),
    device: MediaTestDevice,
  }),
]);
export type PresenceCommand = z.infer<typeof PresenceCommand>;

/** The presence renderer to main. */
export const PresenceReport = z.discriminatedUnion('report', [
  /** The page is loaded and listens. */
  z.object({ report: z.literal('ready') }),
  z.object({ report: z.literal('signal'), signal: Signal }),
  z.object({
    report: z.literal('connection'),
    connection: z.enum(['connecting', 'connected', 'interrupted']),
  }),
  /** What is listed, without a look at it; `ready` says that one is there. */
  z.object({
    report: z.literal('devices'),
    camera: MediaDeviceStatus,
    microphone: MediaDeviceStatus,
    speaker: MediaDeviceStatus,
  }),
  /**
   * What camera and microphone really give. `look`: the one that main asked for; null: the call's own picture and
   * sound, at each change of what is seen in them.
   */
  z.object({
    report: z.literal('media_looked'),
    look: z.uuid().nullable(),
    camera: MediaDeviceStatus,
    microphone: MediaDeviceStatus,
    speaker: MediaDeviceStatus,
  }),
  /** Once a second while in a call; counts since the peer was made. */
  z.object({
    report: z.literal('statistics'),
    framesDecoded: z.int().nonnegative(),
    framesSent: z.int().nonnegative(),
    audioPacketsReceived: z.int().nonnegative(),
    audioPacketsSent: z.int().nonnegative(),
    roundTripMs: z.number().nonnegative().nullable(),
  }),
  /** At every change of what is drawn, and every five seconds while it is the scene. */
  z.object({ report: z.literal('picture'), picture: PresencePicture }),
  /** Each `take_still` is answered by one of these two. */
  z.object({
    report: z.literal('still'),
    request: z.uuid(),
    jpeg: base64(MAX_STILL_BYTES),
    widthPx: z.int().positive(),
    heightPx: z.int().positive(),
  }),
  z.object({ report: z.literal('still_failed'), request: z.uuid(), cause: StillFailure }),
  /**
   * A few times a second while a test listens. `level`: 0 is silence, 1 is as loud as can be, even to the ear; the
   * others in dB of full scale, silence being -120.
   */
  z.object({
    report: z.literal('media_level'),
    test: z.uuid(),
    level: z.number().min(0).max(1),
    peakDbfs: z.number().min(-120).max(20),
    rmsDbfs: z.number().min(-120).max(20),
  }),
  /** `detail`: what was measured, such as `1280x720, 30 fps`. A tone that was played is a pass; ears judge it. */
  z.object({
    report: z.literal('media_tested'),
    test: z.uuid(),
    pass: z.boolean(),
    detail: z.string().max(120),
  }),
]);
export type PresenceReport = z.infer<typeof PresenceReport>;
