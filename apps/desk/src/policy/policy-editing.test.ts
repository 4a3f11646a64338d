import { err, ok, type PolicyPreview, type VersionedPolicy } from '@loket/contract';
import { FIRST_POLICY } from '@loket/queue';
import { beginEditing, editPolicy, type PolicyApi, previewOf, save } from './policy-editing.ts';

const inForce: VersionedPolicy = { version: 3, policy: FIRST_POLICY, madeBy: 'Lies', madeAt: null, note: '' };
const newer: VersionedPolicy = {
  ...inForce,
  version: 4,
  policy: { ...FIRST_POLICY, parkMinutes: 90 },
  madeBy: 'Tom',
};
const preview: PolicyPreview = {
  order: [],
  recorded: { compared: 2, different: 0, examples: [] },
  boundMinutes: { before: 255, after: 255 },
};
const api: PolicyApi = {
  policy: async () => ok(newer),
  previewPolicy: async () => ok(preview),
  savePolicy: async () => ok(newer),
};
const typed = editPolicy(beginEditing(inForce), { kind: 'typed', change: { recalls: '2' } });

it('shows what would change, and forgets it at the next letter', async () => {
  const looked = editPolicy(typed, await previewOf(api, typed.draft, FIRST_POLICY));
  expect(looked.preview).toEqual(preview);
  expect(editPolicy(looked, { kind: 'typed', change: { recalls: '3' } }).preview).toBeNull();
});

it('does not take an answer about numbers that stand there no more', async () => {
  const answer = await previewOf(api, typed.draft, FIRST_POLICY);
  const again = editPolicy(typed, { kind: 'typed', change: { recalls: '4' } });
  expect(editPolicy(again, answer).preview).toBeNull();
});

it('begins anew from the version that it saved', async () => {
  const saved = editPolicy(typed, await save(api, { after: 3, policy: FIRST_POLICY, note: 'drukte' }));
  expect(saved).toMatchObject({ saved: true, note: '', inForce: { version: 4 } });
  expect(saved.draft.parkMinutes).toBe('90');
});

it('keeps what was typed when somebody else saved first, and comes after the newer version then', async () => {
  const refusing = { ...api, savePolicy: async () => err({ code: 'changed_meanwhile' as const }) };
  const noted = editPolicy(typed, { kind: 'noted', note: 'drukte' });
  const overtaken = editPolicy(
    noted,
    await save(refusing, { after: 3, policy: FIRST_POLICY, note: 'drukte' }),
  );
  expect(overtaken).toMatchObject({
    overtaken: true,
    note: 'drukte',
    inForce: { version: 4, madeBy: 'Tom' },
  });
  expect(overtaken.draft.recalls).toBe('2');
  expect(overtaken.preview).toBeNull();
  expect(editPolicy(overtaken, { kind: 'take_newer' }).draft).toMatchObject({
    recalls: '1',
    parkMinutes: '90',
  });
});

it('says another refusal and keeps everything', async () => {
  const refusing = { ...api, savePolicy: async () => err({ code: 'unavailable' as const }) };
  const failed = editPolicy(typed, await save(refusing, { after: 3, policy: FIRST_POLICY, note: 'drukte' }));
  expect(failed).toMatchObject({ failure: { code: 'unavailable' }, overtaken: false });
  expect(failed.draft.recalls).toBe('2');
});
