/** Names of the IPC channels between main and the two pages; each page knows its own only. */
export const CITIZEN_VIEW = 'citizen:view';
/** What the pen writes on the pad, for the citizen's page to follow. */
export const CITIZEN_INK = 'citizen:ink';
export const CITIZEN_INTENT = 'citizen:intent';
export const PRESENCE_COMMAND = 'presence:command';
export const PRESENCE_REPORT = 'presence:report';
/** To the PIN page, once, with its port; nothing comes back on any channel. */
export const PIN_BEGIN = 'pin:begin';
