/** A triangle that covers the part of the canvas that is drawn; `place` is 0 to 1 over it, y up. */
export const WHOLE_VERTEX = /* glsl */ `
out vec2 place;
void main() {
  place = position.xy * 0.5 + 0.5;
  gl_Position = vec4(position.xy, 0.0, 1.0);
}`;

/** Light to what a display wants, once, when the room is baked (IEC 61966-2-1). */
export const ENCODE_FRAGMENT = /* glsl */ `
precision highp float;
uniform sampler2D light;
in vec2 place;
out vec4 colour;
void main() {
  vec3 c = clamp(texture(light, place).rgb, 0.0, 1.0);
  vec3 low = c * 12.92;
  vec3 high = 1.055 * pow(c, vec3(1.0 / 2.4)) - 0.055;
  colour = vec4(mix(high, low, vec3(lessThanEqual(c, vec3(0.0031308)))), 1.0);
}`;

/**
 * The person before the room, for one eye. The mask is a sixteenth of the picture's area: at the edge its neighbours
 * count by how alike their colours are (a joint bilateral filter), so that the edge follows the picture's own.
 */
export const PERSON_FRAGMENT = /* glsl */ `
precision highp float;
uniform sampler2D room;
uniform sampler2D picture;
uniform sampler2D mask;
uniform vec2 panelMm;
uniform vec2 sourcePx;
uniform vec2 sourceOffset;
uniform vec2 sourceScale;
uniform float tableV;
uniform bool withRoom;
uniform bool withPerson;
uniform bool mirrored;
in vec2 place;
out vec4 colour;

const vec2 MASK_TEXEL = vec2(1.0 / 256.0, 1.0 / 144.0);

float personAt(vec2 at) {
  float here = texture(mask, at).r;
  if (here <= 0.03 || here >= 0.97) return here;
  vec3 centre = texture(picture, at).rgb;
  float sum = 0.0;
  float weight = 0.0;
  for (int x = -1; x <= 1; x++) {
    for (int y = -1; y <= 1; y++) {
      vec2 near = at + vec2(float(x), float(y)) * MASK_TEXEL * 1.3;
      vec3 apart = texture(picture, near).rgb - centre;
      float alike = exp(-dot(apart, apart) * 45.0);
      sum += alike * texture(mask, near).r;
      weight += alike;
    }
  }
  return sum / weight;
}

void main() {
  vec2 at = mirrored ? vec2(1.0 - place.x, place.y) : place;
  vec3 behind = withRoom ? texture(room, at).rgb : vec3(0.0);
  colour = vec4(behind, 1.0);
  if (!withPerson) return;
  // The person sits behind the table.
  if (withRoom && at.y < tableV) return;
  vec2 source = (sourceOffset + sourceScale * (at - 0.5) * panelMm) / sourcePx;
  if (source.x <= 0.0 || source.x >= 1.0 || source.y <= 0.0) return;
  float shown = 1.0;
  if (source.y > 0.985) {
    // Below the camera's picture: the body goes on to the table; on a Pepper's ghost it fades into nothing.
    if (!withRoom) shown = clamp((1.0 - source.y) / 0.015, 0.0, 1.0);
    source.y = 0.985;
  }
  float person = smoothstep(0.4, 0.8, personAt(source)) * shown;
  colour = vec4(mix(behind, texture(picture, source).rgb, person), 1.0);
}`;
