import { readFile, writeFile } from 'node:fs/promises';
import { handOverSchema } from './package.ts';
import { manifestOf } from './package-folder.ts';

const PUBLISHED = new URL('../../../../docs/handover.schema.json', import.meta.url);

/** After a change of the schema: `LOKET_PUBLISH_SCHEMA=1` makes this test write it anew. */
test('the published schema is the one that packages are checked by', async () => {
  const schema = `${JSON.stringify(handOverSchema(), null, 2)}\n`;
  if (process.env.LOKET_PUBLISH_SCHEMA === '1') await writeFile(PUBLISHED, schema);
  expect(JSON.parse(await readFile(PUBLISHED, 'utf8'))).toEqual(JSON.parse(schema));
});

test('a manifest lists the files by name, as sha256sum does', () => {
  const empty = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
  const files = new Map([
    ['statement.pdf', Buffer.alloc(0)],
    ['annex-01.jpg', Buffer.alloc(0)],
  ]);
  expect(manifestOf(files).toString()).toBe(`${empty}  annex-01.jpg\n${empty}  statement.pdf\n`);
});
