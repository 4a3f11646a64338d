import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { ZoneDatabase } from './zone-database.ts';

/** A reason to stop at the start that may be told as it is. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart';
}

/** Refuses to start as a role that the row-level policies don't bind: then nothing would keep zones apart. */
@Injectable()
export class LeastPrivilege implements OnModuleInit {
  constructor(@Inject(ZoneDatabase) private readonly database: ZoneDatabase) {}

  async onModuleInit(): Promise<void> {
    const [role] = await this.database.outsideZones((tx) =>
      tx.query<{ unbound: boolean }>(
        `SELECT rolsuper OR rolbypassrls OR pg_has_role(current_user, d.datdba, 'USAGE')
           OR EXISTS (SELECT FROM pg_class WHERE relowner = r.oid) AS unbound
         FROM pg_roles r, pg_database d
         WHERE r.rolname = current_user AND d.datname = current_database()`,
      ),
    );
    if (role?.unbound !== false)
      throw new CannotStart('DATABASE_URL must name the role loket_app, not the owner or a superuser.');
  }
}
