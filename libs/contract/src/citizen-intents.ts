import { z } from 'zod';
import { Reading } from './citizen-window.ts';
import { InstallationTest } from './places.ts';
import { PenStrokes, SignatureMethod } from './statements.ts';
import { Locale, Reason } from './words.ts';

export const CitizenIntent = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('begin'), locale: Locale }),
  z.object({ intent: z.literal('choose_reason'), reason: Reason }),
  z.object({ intent: z.literal('back') }),
  z.object({ intent: z.literal('print_again') }),
  z.object({ intent: z.literal('cancel_ticket') }),
  /** Done with this screen: from ticket, ticket_failed and goodbye back to attract. */
  z.object({ intent: z.literal('done') }),
  z.object({ intent: z.literal('try_again') }),
  /** *Ik ben er*. */
  z.object({ intent: z.literal('here') }),
  /** *Stop en wis*. */
  z.object({ intent: z.literal('stop') }),
  z.object({ intent: z.literal('more_time') }),
  /** Any touch or key: postpones the idle time-out, at most once a second. */
  z.object({ intent: z.literal('touched') }),
  z.object({ intent: z.literal('read'), reading: Reading }),
  z.object({ intent: z.literal('acknowledge_rights') }),
  z.object({
    intent: z.literal('dispute_sentence'),
    sentence: z.int().nonnegative().max(2_000),
    disputed: z.boolean(),
  }),
  z.object({ intent: z.literal('confirm_page'), page: z.int().positive().max(60) }),
  z.object({ intent: z.literal('choose_signature'), method: SignatureMethod }),
  z.object({ intent: z.literal('pen_done'), strokes: PenStrokes }),
  z.object({ intent: z.literal('cancel_signing') }),
  /** The discreet call for help: nothing on the screen changes. */
  z.object({ intent: z.literal('alarm') }),
  z.object({ intent: z.literal('have_appointment') }),
  z.object({ intent: z.literal('appointment_code'), code: z.string().trim().max(20) }),
  z.object({ intent: z.literal('visit_somebody') }),
  z.object({
    intent: z.literal('check_in'),
    name: z.string().trim().min(1).max(120),
    host: z.string().trim().min(1).max(120),
  }),
  z.object({
    intent: z.literal('enrol'),
    centralUrl: z.string().trim().max(300),
    code: z.string().trim().max(40),
  }),
  z.object({ intent: z.literal('test_device'), device: InstallationTest.shape.device }),
  /** What only a person can judge: the tone was heard, the picture is right. */
  z.object({ intent: z.literal('judge_device'), device: InstallationTest.shape.device, pass: z.boolean() }),
  z.object({ intent: z.literal('calibrate') }),
  z.object({
    intent: z.literal('calibrated'),
    widthMm: z.number().min(50).max(5_000),
    eyeXMm: z.number().min(0).max(5_000),
    eyeYMm: z.number().min(0).max(5_000),
  }),
  z.object({ intent: z.literal('finish_installation') }),
  /** Each of the targets was touched, with so many touches beside one, and a line was drawn of so many points. */
  z.object({
    intent: z.literal('touch_tested'),
    hit: z.int().min(0).max(20),
    missed: z.int().min(0).max(1_000),
    points: z.int().min(0).max(100_000),
  }),
  /** The discreet way to the field for a technician's code. */
  z.object({ intent: z.literal('want_service') }),
  z.object({ intent: z.literal('service_code'), code: z.string().trim().max(40) }),
  z.object({ intent: z.literal('send_service_report'), note: z.string().trim().max(500) }),
  /** Sends what was not sent yet, and closes; the second time it closes whatever became of that. */
  z.object({ intent: z.literal('close_service'), note: z.string().trim().max(500) }),
]);
export type CitizenIntent = z.infer<typeof CitizenIntent>;
