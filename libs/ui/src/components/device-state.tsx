import { type Status, StatusShape } from './status-shape.tsx';
import './device-state.css';

/** Shape, name, then a fact ("papier bijna op"). Only a cell that needs a look is tinted. */
export function DeviceState({ status, name, fact }: { status: Status; name: string; fact: string }) {
  return (
    <div className="device-state" data-status={status}>
      <StatusShape status={status} />
      <div>
        <p className="device-state-name">{name}</p>
        <p className="device-state-fact">{fact}</p>
      </div>
    </div>
  );
}
