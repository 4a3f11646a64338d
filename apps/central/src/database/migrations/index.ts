import { Foundation0001 } from './0001-foundation.ts';
import { CounterAway0002 } from './0002-counter-away.ts';
import { DeskOpen0003 } from './0003-desk-open.ts';
import { Places0004 } from './0004-places.ts';
import { Statements0005 } from './0005-statements.ts';
import { Portal0006 } from './0006-portal.ts';
import { AuditChain0007 } from './0007-audit-chain.ts';
import { Queue0008 } from './0008-queue.ts';
import { Devices0009 } from './0009-devices.ts';
import { Revocation0010 } from './0010-revocation.ts';
import { Service0011 } from './0011-service.ts';

/** In order. A migration that was released is never edited: the next one corrects it. */
export const migrations = [
  Foundation0001,
  CounterAway0002,
  DeskOpen0003,
  Places0004,
  Statements0005,
  Portal0006,
  AuditChain0007,
  Queue0008,
  Devices0009,
  Revocation0010,
  Service0011,
];

/** The names that a migrated database has recorded. */
export const MIGRATION_NAMES = migrations.map((migration) => new migration().name);

export const MIGRATIONS_TABLE = 'schema_migration';
