import type { Stack } from '../stack.ts';

/** What a person reads when everything runs: where, with which account, and what to do next. */
export function closingBlock(
  stack: Stack,
  simulatorUrl: string | undefined,
  cameraIsFake: boolean,
  mailUrl?: string,
): string {
  const lines: string[] = ['', `Loket runs. Press Ctrl-C to stop everything.`, ''];
  const row = (name: string, text: string) => lines.push(`  ${name.padEnd(12)} ${text}`);
  row('Desk', `${stack.centralUrl}/desk/`);
  row('Infoscreen', `${stack.centralUrl}/infoscreen/`);
  row('Portal', `${stack.centralUrl}/portal/`);
  if (mailUrl !== undefined)
    row('Mails', `${mailUrl}  (what would have been mailed; nothing leaves this machine)`);
  if (simulatorUrl !== undefined)
    row('Simulator', `${simulatorUrl}  (the counter's hands: window, cards, paper, pen)`);
  for (const counter of stack.counters) {
    row(counter === stack.counters[0] ? 'Counter' : '', `${counter.siteName}, loket ${counter.label}`);
  }
  if (stack.electron !== undefined && !stack.electron.support.supported) {
    row('', `Electron ${stack.electron.version}, for trying out only: ${stack.electron.support.because}.`);
  }
  lines.push('', ...accounts(stack), '', ...nextSteps(stack, simulatorUrl));
  if (cameraIsFake && stack.counters.length > 0) {
    lines.push('', '  No camera was found here: the counter sends a test picture.');
  }
  lines.push('', `  Logs and data: ${stack.dataFolder}`, '');
  return lines.join('\n');
}

function accounts({ staff, fresh, dataFolder }: Stack): string[] {
  const role = (roles: readonly string[]) => roles.join(', ').replace('_', ' ');
  if (!fresh) {
    const names = staff.map((person) => `${person.username} (${role(person.roles)})`).join(', ');
    return [
      `  Accounts: ${names}.`,
      `  Their passwords were shown at the first start. Lost? Remove ${dataFolder} and start again.`,
    ];
  }
  return [
    '  Accounts of the desk. The passwords are shown this once, so write one down:',
    ...staff.map(
      (person) =>
        `    ${person.username.padEnd(9)} ${(person.password ?? '').padEnd(22)} ${role(person.roles)}`,
    ),
  ];
}

function nextSteps({ counters }: Stack, simulatorUrl: string | undefined): string[] {
  if (simulatorUrl === undefined || counters.length === 0)
    return ['  Next: open the desk and log in as samira.'];
  return [
    '  Next: 1. take a ticket at the counter (in its window, or on the simulator page)',
    '        2. log in at the desk as samira and press "next"',
    '        3. at the counter touch "Ik ben er", then insert a card on the simulator page',
  ];
}
