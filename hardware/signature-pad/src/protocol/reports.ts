/**
 * Report ids and their lengths, the id's byte counted, of Wacom STU-430, 530 and 540 pads. Wacom's interface
 * specification is not public: these are facts of its SDK's source; see the README for what is certain.
 */
export const VENDOR_ID = 0x056a;

export const PRODUCTS = {
  164: 'STU-430',
  165: 'STU-530',
  166: 'STU-430V',
  168: 'STU-540',
} as const satisfies Readonly<Record<number, string>>;

export type PadModel = (typeof PRODUCTS)[keyof typeof PRODUCTS];

/** The model of a product id of vendor 056A; undefined for what we can't drive, such as the 541 with its TLS. */
export function modelOf(productId: number): PadModel | undefined {
  return (PRODUCTS as Readonly<Record<number, PadModel>>)[productId];
}

/** Product ids that Wacom keeps for its STU pads: a 300, 500, 520 or 541 is one, and none that we can drive. */
export const isStuPad = (productId: number): boolean => productId >= 0x00a0 && productId <= 0x00af;

/** A feature report that is asked for: its id, and its length with the id. */
export type FeatureReport = { readonly id: number; readonly length: number };

export const STATUS = { id: 0x03, length: 5 } as const;
export const INFORMATION = { id: 0x08, length: 17 } as const;
export const CAPABILITY = { id: 0x09, length: 17 } as const;
export const UID2 = { id: 0x0b, length: 11 } as const;
export const ESERIAL = { id: 0x0f, length: 14 } as const;
export const ENCRYPTION_COMMAND = { id: 0x40, length: 68 } as const;
export const ENCRYPTION_STATUS = { id: 0x50, length: 17 } as const;

export const PEN_DATA = 0x01;
export const PEN_DATA_ENCRYPTED = 0x10;
export const PEN_DATA_TIMED_ENCRYPTED = 0x33;
export const PEN_DATA_TIMED = 0x34;
