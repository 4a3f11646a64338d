import { z } from 'zod';
import { IceServer, Signal } from './call.ts';
import { MediaDeviceStatus } from './devices.ts';
import { base64, ConsultationId } from './ids.ts';
import { MAX_STILL_BYTES, PresenceDisplay, PresencePicture, StillFailure } from './presence.ts';
import { Locale } from './words.ts';

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
  /** At installation only: the device is really opened and measured. Answered by `media_tested`. */
  z.object({
    command: z.literal('test_media'),
    test: z.uuid(),
    device: z.enum(['camera', 'microphone', 'speaker']),
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
  z.object({ report: z.literal('media_failed'), detail: z.string().max(120) }),
  z.object({
    report: z.literal('devices'),
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
  /** `detail`: what was measured, such as `1280x720 30 fps`. A tone that was played is a pass; ears judge it. */
  z.object({
    report: z.literal('media_tested'),
    test: z.uuid(),
    pass: z.boolean(),
    detail: z.string().max(120),
  }),
]);
export type PresenceReport = z.infer<typeof PresenceReport>;
