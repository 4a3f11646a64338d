import { openCall } from '@loket/call';
import type { CallEvents, PresenceCall } from './presence.ts';

/** The counter's end of a call: it makes every offer, first without tracks, and announces itself by its hello. */
export function connectCall(events: CallEvents): PresenceCall {
  const call = openCall({
    end: 'counter',
    self: events.self,
    iceServers: [...events.iceServers],
    send: events.send,
  });
  call.onRemoteStream(events.onRemoteStream);
  call.onConnection(events.onConnection);
  call.onStatistics(events.onStatistics);
  call.onEnd(() => events.onConnection('interrupted'));
  // The system says that a network is back: sooner than the next try would be.
  const retry = () => call.retry();
  addEventListener('online', retry);
  return {
    receive: (signal) => call.receive(signal),
    setLocalMedia: (stream) => void call.setLocalMedia(stream),
    retry,
    end: () => {
      removeEventListener('online', retry);
      call.end('left');
    },
  };
}
