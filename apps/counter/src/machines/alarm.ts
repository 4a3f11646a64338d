import { DELAYS } from './delays.ts';

/** A call for help that central does not have yet. Nothing of it is ever on a screen. */
export type AlarmState = { key: string; sayAt: number } | null;

export type AlarmEffect = { effect: 'raise_alarm'; key: string };

type AlarmStep = { alarm: AlarmState; effects: AlarmEffect[] };

/** Pressed. Pressed again before central has it, it is the same call. */
export function raiseAlarm(alarm: AlarmState, newId: () => string, now: number): AlarmStep {
  return say(alarm?.key ?? newId(), now);
}

/** Said again until it was acknowledged, also after the line was away. */
export function repeatAlarm(alarm: AlarmState, connected: boolean, now: number): AlarmStep {
  return alarm && connected && now >= alarm.sayAt ? say(alarm.key, now) : { alarm, effects: [] };
}

export const settleAlarm = (alarm: AlarmState, key: string): AlarmState =>
  alarm?.key === key ? null : alarm;

const say = (key: string, now: number): AlarmStep => ({
  alarm: { key, sayAt: now + DELAYS.alarmMs },
  effects: [{ effect: 'raise_alarm', key }],
});
