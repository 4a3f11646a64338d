import { MunicipalityId, SiteSettings } from '@loket/contract';
import { freeCode, newSite, siteSettings, takenProblems, zonesOf } from './site-draft.ts';

const town = MunicipalityId.parse('00000000-0000-4000-8000-000000000001');
const filled = {
  ...newSite,
  name: ' Bibliotheek As ',
  code: 'A',
  municipalityId: town,
  address: 'Dorpsstraat 1',
};

test('an empty form: every field that is missing is said', () => {
  const read = siteSettings(newSite);
  expect(read.ok ? null : read.problems.site).toEqual({
    name: 'fillIn',
    code: 'codeHint',
    municipalityId: 'fillIn',
    address: 'fillIn',
  });
});

test('a filled form fits the contract', () => {
  const read = siteSettings(filled);
  expect(read.ok && SiteSettings.safeParse(read.value).success).toBe(true);
  expect(read.ok && read.value.name).toBe('Bibliotheek As');
});

test('visitors without a part of the building to go to', () => {
  const read = siteSettings({
    ...filled,
    regime: { ...filled.regime, visitorCheckIn: true, accessZones: ' , ' },
  });
  expect(read.ok ? null : read.problems.site).toEqual({ accessZones: 'zonesMissing' });
  expect(zonesOf('Onthaal, Verhoor ,,')).toEqual(['Onthaal', 'Verhoor']);
});

test('another site has this letter', () => {
  expect(takenProblems(['code'])).toEqual({ code: 'codeTaken' });
  expect(takenProblems(['name'])).toEqual({ name: 'nameTaken' });
});

test('a letter that is free', () => {
  expect(freeCode('Jaarmarkt Bree', new Set())).toBe('J');
  expect(freeCode('Jaarmarkt Bree', new Set(['J']))).toBe('JB');
  expect(freeCode('Jaarmarkt Bree', new Set(['J', 'JB']))).toBe('JA');
  expect(freeCode('Écoute', new Set())).toBe('E');
  expect(freeCode('12', new Set())).toBe('');
});
