import { calibrationWords, occupancyWords } from './console-figures.ts';

test('how announcements came out, in Dutch and French', () => {
  const calibration = { announced: 412, share: 0.8107, shareRounded: 0.86, shorter: 40, longer: 38 };
  expect(calibrationWords(calibration, 'nl')).toBe(
    'Van 412 voorspellingen kwam 81\u00a0% uit; 40 mensen wachtten korter, 38 langer. Zoals gezegd, afgerond op vijf minuten, klopte 86\u00a0%. We beloven 80\u00a0%.',
  );
  expect(calibrationWords({ ...calibration, shorter: 1 }, 'fr')).toContain('1 personne a attendu moins');
});

test('nothing to say yet', () => {
  const none = { announced: 0, share: null, shareRounded: null, shorter: 0, longer: 0 };
  expect(calibrationWords(none, 'nl')).toBe('Niemand met een aangekondigde wachttijd werd al opgeroepen.');
  expect(occupancyWords({ hoursAtWork: 0, hoursInConsultation: 0 }, 'en')).toBe(
    'No inspector was at work on these days.',
  );
});

test('the hours of all inspectors together', () => {
  expect(occupancyWords({ hoursAtWork: 96.2, hoursInConsultation: 71.1 }, 'nl')).toBe(
    'Samen 96 uur aan het werk, waarvan 71 uur met een burger (74\u00a0%).',
  );
});
