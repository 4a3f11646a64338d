/** The part of `ipp-encoder` 5 that we use; it carries no types of its own. */
declare module 'ipp-encoder' {
  type Attribute = { tag: number; name: string; value: unknown };
  type Group = { tag: number; attributes: Attribute[] };
  type Message = { requestId: number; version?: { major: number; minor: number }; groups: Group[] };
  type Request = Message & { operationId: number };
  type Response = Message & { statusCode: number };
  const ipp: {
    CONSTANTS: Readonly<Record<string, number>>;
    request: {
      encode(request: Request, into: Buffer): Buffer;
      encodingLength(request: Request): number;
      decode: { (bytes: Buffer): Request; bytes: number };
    };
    response: {
      encode(response: Response, into: Buffer): Buffer;
      encodingLength(response: Response): number;
      decode(bytes: Buffer): Response;
    };
  };
  export default ipp;
}
