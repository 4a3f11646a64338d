import { InstallationTest } from '@loket/contract';
import { remedyOf, remedyTexts } from './remedies.ts';

test.each([
  ['ticket_printer', 'paper_out', remedyTexts.paper_out],
  ['document_printer', 'offline', remedyTexts.offline],
  ['card_reader', 'service_away', remedyTexts.card_service],
  ['card_reader', 'no_answer', remedyTexts.card],
  ['signature_pad', '201 points, 40 mm, no pressure', remedyTexts.pen],
  ['signature_pad', 'absent', remedyTexts.unplugged],
  ['camera', '1280x720, 30 fps, judged', remedyTexts.camera],
  ['record_and_play', 'silent', remedyTexts.microphone],
  ['record_and_play', '-23 dBFS, judged', remedyTexts.speaker],
  ['echo', 'echo -12 dB, direct -8 dB', remedyTexts.echo],
  ['echo', 'tone_not_heard, direct -82 dB', remedyTexts.tone_not_heard],
] as const)('%s that failed with "%s"', (device, detail, phrase) => {
  expect(remedyOf(device, detail, 'nl')).toBe(phrase.nl);
  expect(remedyOf(device, detail, 'de')).toBe(phrase.de);
});

test('whatever a test says, there is something to do', () => {
  for (const device of InstallationTest.shape.device.options)
    expect(remedyOf(device, 'constructor, never heard of', 'fr')).toMatch(/\.$/);
});
