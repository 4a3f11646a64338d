/** Headers longer than this are no upgrade of ours. */
const LONGEST_HEADERS = 64 * 1024;
const END_OF_HEADERS = Buffer.from('\r\n\r\n');

/**
 * What a client really said on one connection, as plain bytes: HTTP as it stands, and after an upgrade the payloads of
 * its websocket frames with the masks taken off (RFC 6455, 5.3). So that a test can search what went over the line for
 * something that must never be there; masked bytes would hide it.
 */
export class PlainSpeech {
  #waiting = Buffer.alloc(0);
  #frames = false;
  readonly #hear: (bytes: Buffer) => void;

  /** @param hear gets each stretch of plain bytes, once */
  constructor(hear: (bytes: Buffer) => void) {
    this.#hear = hear;
  }

  /** Takes bytes as they came; a frame may lie in several of them. */
  take(bytes: Buffer): void {
    this.#waiting = Buffer.concat([this.#waiting, bytes]);
    if (!this.#frames) this.#takeHttp();
    while (this.#frames && this.#takeFrame());
  }

  #takeHttp(): void {
    const end = this.#waiting.indexOf(END_OF_HEADERS);
    const headers = end < 0 ? '' : this.#waiting.subarray(0, end).toString('latin1');
    if (end < 0 && this.#waiting.length < LONGEST_HEADERS && looksLikeHeaders(this.#waiting)) return;
    if (/^upgrade:\s*websocket/im.test(headers)) {
      this.#frames = true;
      this.#pass(end + END_OF_HEADERS.length);
    } else {
      this.#pass(this.#waiting.length);
    }
  }

  /** @returns whether there was a whole frame */
  #takeFrame(): boolean {
    const [, second] = this.#waiting;
    if (second === undefined) return false;
    const masked = (second & 0x80) !== 0;
    let at = 2;
    let length = second & 0x7f;
    if (length === 126) {
      if (this.#waiting.length < 4) return false;
      length = this.#waiting.readUInt16BE(2);
      at = 4;
    } else if (length === 127) {
      if (this.#waiting.length < 10) return false;
      length = Number(this.#waiting.readBigUInt64BE(2));
      at = 10;
    }
    const mask = masked ? this.#waiting.subarray(at, at + 4) : Buffer.alloc(4);
    const from = at + (masked ? 4 : 0);
    if (this.#waiting.length < from + length) return false;
    this.#hear(
      Buffer.from(this.#waiting.subarray(from, from + length).map((byte, i) => byte ^ (mask[i % 4] ?? 0))),
    );
    this.#waiting = this.#waiting.subarray(from + length);
    return true;
  }

  #pass(length: number): void {
    this.#hear(this.#waiting.subarray(0, length));
    this.#waiting = this.#waiting.subarray(length);
  }
}

const looksLikeHeaders = (bytes: Buffer): boolean =>
  /^(GET|POST|PUT|DELETE|HEAD|OPTIONS) /.test(bytes.subarray(0, 8).toString('latin1'));
