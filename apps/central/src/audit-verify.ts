import { readHead, verifyAudit } from './audit/verify.ts';

/**
 * `node dist/audit-verify.js [HEAD …]`: walks the audit chain of every zone in LOKET_OWNER_DATABASE_URL. A HEAD is one
 * that an earlier run printed and somebody kept elsewhere. Prints one JSON object; exits with 1 when a chain is broken.
 */
const url = process.env.LOKET_OWNER_DATABASE_URL;
const heads = process.argv.slice(2).map(readHead);
if (!url || heads.includes(undefined)) {
  process.stderr.write(
    'Usage: LOKET_OWNER_DATABASE_URL=postgres://… node dist/audit-verify.js [ZONE:PLACE:HASH …]\n',
  );
  process.exit(2);
}
const zones = await verifyAudit(
  url,
  heads.flatMap((head) => head ?? []),
);
process.stdout.write(`${JSON.stringify({ zones })}\n`);
if (zones.some(({ fault }) => fault !== null)) process.exitCode = 1;
