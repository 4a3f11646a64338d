import { checkReasonWords } from '@loket/ui';
import { deskWords } from '../desk-page.ts';
import { inCall } from '../in-call.ts';
import { expect, test } from '../stage.ts';

test.use({
  stackOptions: {
    counters: [{ site: 'B', reader: 'pcsc' }],
    centralEnvironment: { LOKET_CARD_TRUST: 'production', LOKET_TEST_ROOTS: '' },
  },
});

test('production refuses the test root', async ({ stage }) => {
  const { desk } = stage;
  await inCall(stage);
  await stage.insertCard('anneleen');
  await expect(desk.identity().getByText(checkReasonWords.test_root.nl).first()).toBeVisible();
  await expect(desk.identity().getByText(deskWords.allVerified)).toHaveCount(0);
  await desk.end();
});
