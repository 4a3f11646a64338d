/** The applets that are on cards today (1.1 on the oldest), and in what they differ at the wire. */
export type AppletVersion = '1.1' | '1.7' | '1.8';

export const appletVersions: readonly AppletVersion[] = ['1.1', '1.7', '1.8'];

type Differences = {
  /** 1.1 and 1.7 share one: only GET CARD DATA tells them apart. */
  readonly atr: string;
  /** GET CARD DATA behind the chip number: byte 21 of the whole is the applet's version. */
  readonly cardData: string;
  /** TokenInfo's versions: graphical, electrical, interface, reserved. */
  readonly tokenVersions: string;
  readonly keyKind: 'rsa1024' | 'rsa2048' | 'p384';
  /** Of the photo in tag 11, and of the register's signature when the register's key is RSA. */
  readonly dataHash: 'sha1' | 'sha256' | 'sha384';
  /** Zeros behind each certificate, and the size of the all-zero file of one that is missing. */
  readonly certificatePadding: number;
  readonly absentCertificate: number;
  /** An empty VERIFY tells the tries that are left; on 1.1 it is a wrong PIN. */
  readonly tellsTries: boolean;
  /** MSE SET with an algorithm that the applet does not know. */
  readonly unknownAlgorithm: number;
};

const SAME_ATR = '3B9813400AA503010101AD1311';

/** Belpic applet reference manuals V1.7 and V1.8, eID Card content v4.01 and v5.4. */
export const DIFFERENCES: Readonly<Record<AppletVersion, Differences>> = {
  '1.1': {
    atr: SAME_ATR,
    cardData: 'F336012001 11 0002 00 21 01 0F',
    tokenVersions: '04 01 01 00',
    keyKind: 'rsa1024',
    dataHash: 'sha1',
    certificatePadding: 50,
    absentCertificate: 1300,
    tellsTries: false,
    unknownAlgorithm: 0x9484,
  },
  '1.7': {
    atr: SAME_ATR,
    cardData: 'F336012501 17 0003 00 21 01 0F',
    tokenVersions: '05 01 01 00',
    keyKind: 'rsa2048',
    dataHash: 'sha256',
    certificatePadding: 50,
    absentCertificate: 1300,
    tellsTries: true,
    unknownAlgorithm: 0x6a80,
  },
  '1.8': {
    atr: '3B7F96000080318065B085040120120FFF829000',
    cardData: 'F336012601 18 0001 00 00 02 0F',
    tokenVersions: '06 01 01 00',
    keyKind: 'p384',
    dataHash: 'sha384',
    certificatePadding: 1100,
    absentCertificate: 2500,
    tellsTries: true,
    unknownAlgorithm: 0x6a80,
  },
};
