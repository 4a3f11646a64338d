import { openSignaturePad, type SignaturePad } from '@loket/signature-pad';
import { devices } from 'node-hid';
import { DriverCommand, type DriverMessage } from './messages.ts';
import { followCommands, sayLine } from './program-lines.ts';

const say = (message: DriverMessage) => sayLine(message);
const pad: SignaturePad = openSignaturePad({ kind: 'hid' });

const tellStatus = () => {
  const facts = pad.facts();
  say({
    say: 'status',
    status: pad.status(),
    facts: facts && {
      identity: facts.identity,
      capability: { ...facts.capability },
      ownTime: facts.ownTime,
    },
  });
};
pad.onStatus(tellStatus);

followCommands(DriverCommand, async (command) => {
  switch (command.do) {
    case 'list': {
      const listed = devices().map(({ path = '', vendorId, productId }) => ({ path, vendorId, productId }));
      return say({ say: 'list', devices: listed });
    }
    case 'sign': {
      let inkPoints = 0;
      const onInk = () => {
        inkPoints += 1;
        if (inkPoints === 1) say({ say: 'ink' });
      };
      const { outcome } = pad.sign(command.page, { onInk });
      return say({ say: 'ended', outcome: await outcome, inkPoints });
    }
    case 'close':
      await pad.close();
      return say({ say: 'closed' });
  }
});

say({ say: 'up' });
