import type { Session } from 'electron';
import { log } from './log.ts';
import { isPermitted } from './permission-rules.ts';
import { originOf, pageOf } from './scheme-rules.ts';

/** Puts deny-by-default on every way in which a page can ask this session for something. */
export function guardPermissions(session: Session, mediaAllowed: () => boolean): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const page = pageOf(details.requestingUrl);
    const asked = {
      permission,
      origin: page ? originOf(page) : '',
      isMainFrame: details.isMainFrame,
      mediaKinds: 'mediaTypes' in details ? (details.mediaTypes ?? []) : [],
    };
    const permitted = isPermitted(asked, mediaAllowed);
    if (!permitted) log('warn', 'permission denied', { permission, page });
    answer(permitted);
  });
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin, details) =>
    isPermitted(
      {
        permission,
        origin: requestingOrigin,
        isMainFrame: details.isMainFrame,
        mediaKinds: details.mediaType ? [details.mediaType] : [],
      },
      mediaAllowed,
    ),
  );
  session.setDevicePermissionHandler(() => false);
  session.setBluetoothPairingHandler?.((_details, answer) => answer({ confirmed: false }));
  for (const chooser of ['select-hid-device', 'select-serial-port', 'select-usb-device'] as const) {
    refuseChooser(session, chooser);
  }
}

function refuseChooser(
  session: Session,
  chooser: 'select-hid-device' | 'select-serial-port' | 'select-usb-device',
) {
  const emitter: NodeJS.EventEmitter = session;
  emitter.on(chooser, (event: { preventDefault(): void }) => event.preventDefault());
}
