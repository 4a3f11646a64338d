import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { join } from 'node:path';
import { type AuthorityKind, openTestHierarchy, type TestHierarchy } from '../card/hierarchy.ts';
import { AuthorityFolder, type RevocationWord } from './authority-folder.ts';
import { freePort, startResponder } from './openssl.ts';

export type { RevocationWord } from './authority-folder.ts';

/**
 * The test hierarchy with its authorities at work: each answers by a real `openssl ocsp`, and lays a list that
 * `openssl ca` made on a plain http server. Both can be taken away, and anything laid in their place.
 */
export type StatusAuthorities = {
  readonly hierarchy: TestHierarchy;
  /** `host:port` of everything that is asked here. */
  readonly hosts: readonly string[];
  of(kind: AuthorityKind): StatusAuthority;
  close(): Promise<void>;
};

export async function startStatusAuthorities(
  folder: string,
  kinds: readonly AuthorityKind[] = ['root', 'citizen'],
): Promise<StatusAuthorities> {
  const ports = new Map<AuthorityKind, { ocsp: number; list: number }>();
  for (const kind of ['root', 'citizen', 'foreigner'] as const)
    ports.set(kind, { ocsp: await freePort(), list: await freePort() });
  const portsOf = (kind: AuthorityKind) => ports.get(kind) ?? { ocsp: 0, list: 0 };
  const hierarchy = await openTestHierarchy(folder, (kind) => ({
    ocsp: `http://127.0.0.1:${portsOf(kind).ocsp}/`,
    list: `http://127.0.0.1:${portsOf(kind).list}/${kind}.crl`,
  }));
  const started = new Map<AuthorityKind, StatusAuthority>();
  for (const kind of kinds) {
    const files = await AuthorityFolder.make(hierarchy, kind, join(folder, 'status'));
    started.set(kind, await StatusAuthority.start(files, portsOf(kind)));
  }
  const root = started.get('root');
  for (const kind of ['citizen', 'foreigner'] as const)
    await root?.know((await hierarchy.authority(kind)).certificate);
  for (const kind of ['register_rsa', 'register_ec', 'register_expired'] as const)
    await root?.know((await hierarchy.register(kind)).certificate);
  return {
    hierarchy,
    hosts: [...ports.values()].flatMap(({ ocsp, list }) => [`127.0.0.1:${ocsp}`, `127.0.0.1:${list}`]),
    of(kind) {
      const authority = started.get(kind);
      if (!authority) throw new Error(`the ${kind} authority was not started`);
      return authority;
    },
    close: async () => {
      for (const authority of started.values()) await authority.close();
    },
  };
}

/** One authority: what it issued and revoked, and the two places where it tells. */
export class StatusAuthority {
  readonly files: AuthorityFolder;
  readonly ports: { readonly ocsp: number; readonly list: number };
  readonly #servers = new Map<number, Server>();
  #stopResponder: (() => Promise<void>) | undefined;

  private constructor(files: AuthorityFolder, ports: { ocsp: number; list: number }) {
    this.files = files;
    this.ports = ports;
  }

  static async start(
    files: AuthorityFolder,
    ports: { ocsp: number; list: number },
  ): Promise<StatusAuthority> {
    const authority = new StatusAuthority(files, ports);
    await authority.answer();
    await authority.layList();
    return authority;
  }

  /** The responder reads its index at its start: it is started anew with each change. */
  async know(certificate: Uint8Array): Promise<void> {
    await this.files.know(certificate);
    await this.answer();
    await this.layList();
  }

  async revoke(certificate: Uint8Array, reason: RevocationWord = 'certificateHold'): Promise<void> {
    await this.files.revoke(certificate, reason);
    await this.answer();
    await this.layList();
  }

  /** A real `openssl ocsp`. @param minutes until its answers are too old; @param signer another's certificate and key */
  async answer(minutes = 60, signer = this.files.path('responder')): Promise<void> {
    await this.away('ocsp');
    this.#stopResponder = await startResponder(this.ports.ocsp, [
      ...['-index', this.files.path('index.txt'), '-CA', this.files.path('authority.pem')],
      ...['-rsigner', `${signer}.pem`, '-rkey', `${signer}.key.pem`, '-nmin', String(minutes)],
    ]);
  }

  async layList(list?: Uint8Array): Promise<void> {
    const bytes = list ?? (await this.files.list());
    await this.serve('list', (_, response) => response.end(bytes));
  }

  /** Anything in place of what is told at one of the two. */
  async serve(which: 'ocsp' | 'list', listener: RequestListener): Promise<void> {
    await this.away(which);
    const server = createServer(listener).listen(this.ports[which], '127.0.0.1');
    await once(server, 'listening');
    this.#servers.set(this.ports[which], server);
  }

  /** Nobody listens there. */
  async away(which: 'ocsp' | 'list'): Promise<void> {
    if (which === 'ocsp') await this.#stopResponder?.();
    const server = this.#servers.get(this.ports[which]);
    if (!server) return;
    this.#servers.delete(this.ports[which]);
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  }

  async close(): Promise<void> {
    await this.away('ocsp');
    await this.away('list');
  }
}
