import { dependenciesOf, insertionOrder, moduleName } from './kernel-modules.ts';

const module = (depends: string) =>
  Buffer.from(`\x7fELF\0license=GPL\0depends=${depends}\0name=x\0`, 'latin1');

test('what a module depends on is read from the module itself', () => {
  expect(dependenciesOf(module('hid,usb-common'))).toEqual(['hid', 'usb_common']);
  expect(dependenciesOf(module(''))).toEqual([]);
  expect(dependenciesOf(Buffer.from('no module'))).toEqual([]);
});

test('a module comes after everything that it depends on, once', () => {
  const files: Record<string, Buffer> = {
    uhid: module('hid'),
    hid_generic: module('hid'),
    hid: module('base'),
  };
  const order = insertionOrder(['hid-generic', 'uhid'], (name) => files[name]);
  expect(order.map(({ name }) => name)).toEqual(['hid', 'hid_generic', 'uhid']);
});

test('a file name tells the module, compressed or not', () => {
  expect(moduleName('kernel/drivers/hid/hid-generic.ko.xz')).toBe('hid_generic');
  expect(moduleName('uhid.ko')).toBe('uhid');
});
