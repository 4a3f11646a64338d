import { createPrivateKey, type KeyObject, sign } from 'node:crypto';
import { COUNTER_NAMESPACE, CounterChallenge, CounterToken, counterProofText, REST } from '@loket/contract';
import { io, type Socket } from 'socket.io-client';
import type { FaultProxy } from './fault-proxy.ts';

export type CounterPlace = {
  readonly counterId: string;
  readonly zoneId: string;
  readonly privateKeyPem: string;
  readonly name: string;
  readonly givesTickets: boolean;
};

export const ANSWER_WITHIN_MS = 1_500;
/** Central's tokens are valid for ten minutes. */
const TOKEN_FOR_MS = 480_000;

/** A counter's way into central, over a line with faults: it proves that it has its key, and opens a socket. */
export class CounterLine {
  readonly #who: { readonly zoneId: string; readonly counterId: string };
  readonly #key: KeyObject;
  readonly #proxy: FaultProxy;
  #token: { text: string; until: number } | undefined;

  constructor({ zoneId, counterId, privateKeyPem }: CounterPlace, proxy: FaultProxy) {
    this.#who = { zoneId, counterId };
    this.#key = createPrivateKey(privateKeyPem);
    this.#proxy = proxy;
  }

  /**
   * @param listen binds what central may say, before it can say anything
   * @throws when central does not answer, or does not let it in
   */
  async open(listen: (socket: Socket) => void): Promise<Socket> {
    const url = `http://127.0.0.1:${this.#proxy.port}`;
    const token = await this.#login(url);
    const socket = io(url + COUNTER_NAMESPACE, {
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
      timeout: ANSWER_WITHIN_MS,
      auth: { token },
    });
    listen(socket);
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => refuse(new Error('no answer')), 2 * ANSWER_WITHIN_MS);
      const refuse = (cause: Error) => {
        clearTimeout(late);
        socket.disconnect();
        if (Reflect.get(Object(Reflect.get(cause, 'data')), 'code') === 'unauthenticated')
          this.#token = undefined;
        reject(cause);
      };
      socket.once('connect_error', refuse);
      socket.once('connect', () => {
        clearTimeout(late);
        resolve(socket);
      });
    });
  }

  async #login(url: string): Promise<string> {
    if (this.#token !== undefined && this.#token.until > Date.now()) return this.#token.text;
    const { nonce } = CounterChallenge.parse(await post(url + REST.counterChallenge, this.#who));
    const proof = Buffer.from(counterProofText({ ...this.#who, nonce }));
    const signature = sign('sha256', proof, { key: this.#key, dsaEncoding: 'ieee-p1363' }).toString('base64');
    const answer = await post(url + REST.counterToken, { ...this.#who, nonce, signature });
    const { token } = CounterToken.parse(answer);
    this.#token = { text: token, until: Date.now() + TOKEN_FOR_MS };
    return token;
  }
}

async function post(url: string, body: unknown): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  });
  return response.json();
}
