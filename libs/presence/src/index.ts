export { drawCalibration } from './calibration.ts';
export { halvesOf, hasRoom } from './layout.ts';
export { disparityMm, eyeContactDegrees, eyePoint } from './panel.ts';
export { openPresenceScene, type PresenceScene, type PresenceSceneOptions } from './scene.ts';
