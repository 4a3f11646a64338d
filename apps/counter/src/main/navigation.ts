import type { App, Session, WebContents } from 'electron';
import { log } from './log.ts';
import { isForbiddenKey, isOwnAddress } from './navigation-rules.ts';

/**
 * Nobody goes anywhere: pages are loaded by main and stay where they are. Applies to every web contents that this
 * app ever makes, also those that a bug would make.
 */
export function guardNavigation(app: App): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, answer) => {
    event.preventDefault();
    answer(false);
  });
  app.on('select-client-certificate', (event) => event.preventDefault());
  app.on('login', (event) => event.preventDefault());
}

function guardContents(contents: WebContents): void {
  const deny = (what: string) => (event: { preventDefault(): void }) => {
    event.preventDefault();
    log('warn', 'navigation denied', { what });
  };
  contents.on('will-navigate', deny('will-navigate'));
  contents.on('will-frame-navigate', deny('will-frame-navigate'));
  contents.on('will-redirect', deny('will-redirect'));
  contents.on('will-attach-webview', deny('will-attach-webview'));
  contents.on('will-prevent-unload', (event) => event.preventDefault()); // lets the page go, whatever it wants
  contents.setWindowOpenHandler(() => {
    log('warn', 'navigation denied', { what: 'window-open' });
    return { action: 'deny' };
  });
  void refuseFileChoosers(contents);
  contents.on('before-input-event', (event, input) => {
    if (isForbiddenKey(input)) event.preventDefault();
  });
}

/**
 * Electron has no switch for the dialog behind `<input type=file>`, and that dialog is a way into the whole machine.
 * The debugger's protocol has one: the dialog is handed to us, and we do nothing with it.
 */
async function refuseFileChoosers({ debugger: protocol }: WebContents): Promise<void> {
  try {
    protocol.attach();
    protocol.on('message', (_event, method) => {
      if (method === 'Page.fileChooserOpened') log('warn', 'navigation denied', { what: 'file chooser' });
    });
    await protocol.sendCommand('Page.enable');
    await protocol.sendCommand('Page.setInterceptFileChooserDialog', { enabled: true });
  } catch {
    // A page that was ended in this instant, or one of a tool that looks in; the tests see which dialogs come up.
    log('warn', 'file choosers are not refused');
  }
}

/** Downloads, and every address that is not ours: nothing is fetched from or saved to anywhere. */
export function guardTraffic(session: Session): void {
  session.on('will-download', (event) => {
    event.preventDefault();
    log('warn', 'navigation denied', { what: 'download' });
  });
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !isOwnAddress(details.url) });
  });
}
