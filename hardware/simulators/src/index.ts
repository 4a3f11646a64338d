export { type AppletVersion, appletVersions } from './card/applet-version.ts';
export { type CardProcess, type CardProcessOptions, startCardProcess } from './card/card-process.ts';
export { type CardSlot, serveCardSlot } from './card/card-slot.ts';
export type { CardFault, FaultMoment } from './card/faults.ts';
export type { Fingers } from './card/fingers.ts';
export { openTestHierarchy, type TestHierarchy } from './card/hierarchy.ts';
export { inventPerson } from './card/invented.ts';
export { startPcscd, startPcscdWithPinPad } from './card/pcscd.ts';
export { type VirtualPerson, virtualPeople } from './card/people.ts';
export { portraitOf } from './card/portraits.ts';
export { testTrust } from './card/trust.ts';
export { makeVirtualCard, type VirtualCard, type VirtualCardOptions } from './card/virtual-card.ts';
export { insertIntoVpcd } from './card/vpcd.ts';
export { type IppPrinter, startIppPrinter } from './ipp/ipp-printer.ts';
export {
  type A4Trouble,
  type PrintedDocument,
  serveVirtualIppPrinter,
  type VirtualIppPrinter,
} from './ipp/virtual-ipp-printer.ts';
export {
  exampleSignature,
  inProcessPad,
  PAD_MAX_PRESSURE,
  type PadModelName,
  PadPlug,
  type PadServer,
  type PenEvent,
  padScreenPng,
  penTap,
  servePad,
  VirtualPad,
  type VirtualPadOptions,
} from './pad/index.ts';
export {
  type PrintedPaper,
  type PrinterState,
  type StyledLine,
  serveVirtualPrinter,
  type VirtualPrinter,
  type VirtualPrinterChange,
  type VirtualPrinterOptions,
} from './printer/index.ts';
