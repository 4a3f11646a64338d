import type { PresenceDisplay } from '@loket/contract';
import {
  BufferAttribute,
  BufferGeometry,
  Camera,
  DataTexture,
  GLSL3,
  HalfFloatType,
  LinearFilter,
  Mesh,
  NoColorSpace,
  PCFShadowMap,
  RawShaderMaterial,
  RedFormat,
  Scene,
  Vector2,
  VideoFrameTexture,
  WebGLRenderer,
  WebGLRenderTarget,
} from 'three';
import { halvesOf, hasRoom } from './layout.ts';
import { MASK_HEIGHT, MASK_WIDTH } from './mask.ts';
import { type Eye, frustumOf, viewerEye } from './panel.ts';
import { panelToSource, type Standing, tableTopMm } from './person.ts';
import { makeRoom } from './room.ts';
import { ENCODE_FRAGMENT, PERSON_FRAGMENT, WHOLE_VERTEX } from './shader.ts';

export type Picture = {
  /** Draws this frame of the person before the room, in every half. The frame may be closed afterwards. */
  draw(cut: { frame: VideoFrame; mask: Uint8Array<ArrayBuffer>; standing: Standing }): void;
  /** The room without anybody. */
  drawEmpty(): void;
  /** The canvas has another size now, in its own pixels. */
  resize(widthPx: number, heightPx: number): void;
  /** True where no graphics processor helps: the caller keeps the canvas small. */
  readonly isSoftware: boolean;
  close(): void;
};

const NEAR_MM = 50;
const FAR_MM = 8_000;

/**
 * Draws with WebGL. The room stands still, so it is drawn once for each eye and kept; for each frame one triangle
 * puts the person before it.
 * @throws when this machine has no WebGL 2
 */
export function openPicture(canvas: HTMLCanvasElement, display: PresenceDisplay): Picture {
  const renderer = new WebGLRenderer({ canvas, antialias: false, alpha: false, depth: true });
  renderer.autoClear = false;
  renderer.shadowMap.enabled = true;
  renderer.shadowMap.type = PCFShadowMap;
  const halves = halvesOf(display.profile);
  const frameTexture = asShown(new VideoFrameTexture());
  const maskTexture = asShown(
    new DataTexture(new Uint8Array(MASK_WIDTH * MASK_HEIGHT), MASK_WIDTH, MASK_HEIGHT, RedFormat),
  );
  const rooms = new Map<Eye, WebGLRenderTarget>();
  const person = personMaterial(display);
  const { scene, camera } = covering(person);
  const size = { width: canvas.width, height: canvas.height };

  const bake = () => {
    for (const room of rooms.values()) room.dispose();
    rooms.clear();
    if (!hasRoom(display.profile)) return;
    const modelled = makeRoom(display);
    for (const half of halves) {
      const width = Math.max(1, Math.round(size.width * half.width));
      const height = Math.max(1, Math.round(size.height * half.height));
      rooms.set(half.eye, bakeRoom(renderer, modelled, { display, eye: half.eye, width, height }));
    }
    modelled.traverse((part) => part instanceof Mesh && part.geometry.dispose());
  };

  const drawHalves = (standing: Standing | null) => {
    const { uniforms } = person;
    renderer.setRenderTarget(null);
    for (const half of halves) {
      const { eye } = half;
      // three.js counts from the bottom left.
      renderer.setViewport(
        half.x * size.width,
        (1 - half.y - half.height) * size.height,
        half.width * size.width,
        half.height * size.height,
      );
      set(uniforms, 'room', rooms.get(eye)?.texture ?? null);
      set(uniforms, 'withPerson', standing !== null);
      if (standing) {
        const { offsetXPx, offsetYPx, scaleX, scaleY } = panelToSource(display, eye, standing);
        set(uniforms, 'sourceOffset', new Vector2(offsetXPx, offsetYPx));
        set(uniforms, 'sourceScale', new Vector2(scaleX, scaleY));
      }
      renderer.render(scene, camera);
    }
  };

  const resize = (widthPx: number, heightPx: number) => {
    size.width = widthPx;
    size.height = heightPx;
    renderer.setSize(widthPx, heightPx, false);
    bake();
  };
  resize(canvas.width, canvas.height);

  return {
    draw({ frame, mask, standing }) {
      frameTexture.setFrame(frame);
      maskTexture.image = { data: mask, width: MASK_WIDTH, height: MASK_HEIGHT };
      maskTexture.needsUpdate = true;
      set(person.uniforms, 'picture', frameTexture);
      set(person.uniforms, 'mask', maskTexture);
      set(person.uniforms, 'sourcePx', new Vector2(frame.displayWidth, frame.displayHeight));
      drawHalves(standing);
    },
    drawEmpty: () => drawHalves(null),
    resize,
    isSoftware: isSoftware(renderer.getContext()),
    close() {
      for (const room of rooms.values()) room.dispose();
      frameTexture.dispose();
      maskTexture.dispose();
      person.dispose();
      renderer.dispose();
    },
  };
}

/** Values go through as they are: the video's pixels are a display's already. */
function asShown<Made extends VideoFrameTexture | DataTexture>(texture: Made): Made {
  texture.colorSpace = NoColorSpace;
  texture.minFilter = LinearFilter;
  texture.magFilter = LinearFilter;
  texture.generateMipmaps = false;
  texture.flipY = false;
  return texture;
}

type Uniforms = RawShaderMaterial['uniforms'];

function set(uniforms: Uniforms, name: string, value: unknown): void {
  const uniform = uniforms[name];
  if (!uniform) throw new Error(`the shader has no ${name}`);
  uniform.value = value;
}

function personMaterial(display: PresenceDisplay): RawShaderMaterial {
  const tableV = 0.5 + tableOnPanel(display) / display.heightMm;
  return wholeMaterial(PERSON_FRAGMENT, {
    room: { value: null },
    picture: { value: null },
    mask: { value: null },
    panelMm: { value: new Vector2(display.widthMm, display.heightMm) },
    sourcePx: { value: new Vector2(1, 1) },
    sourceOffset: { value: new Vector2() },
    sourceScale: { value: new Vector2(1, -1) },
    tableV: { value: tableV },
    withRoom: { value: hasRoom(display.profile) },
    withPerson: { value: false },
    mirrored: { value: display.mirror },
  });
}

/** The table's far edge as every eye sees it on the panel, in millimetres above the middle. */
function tableOnPanel(display: PresenceDisplay): number {
  const { yMm, zMm } = viewerEye(display, 'middle');
  return yMm + ((tableTopMm(display) - yMm) * zMm) / (zMm + display.personDepthMm);
}

const wholeMaterial = (fragmentShader: string, uniforms: Uniforms) =>
  new RawShaderMaterial({
    glslVersion: GLSL3,
    vertexShader: `in vec3 position;${WHOLE_VERTEX}`,
    fragmentShader,
    uniforms,
    depthTest: false,
    depthWrite: false,
  });

function covering(material: RawShaderMaterial): { scene: Scene; camera: Camera } {
  const triangle = new BufferGeometry();
  triangle.setAttribute(
    'position',
    new BufferAttribute(new Float32Array([-1, -1, 0, 3, -1, 0, -1, 3, 0]), 3),
  );
  const mesh = new Mesh(triangle, material);
  mesh.frustumCulled = false;
  const scene = new Scene();
  scene.add(mesh);
  return { scene, camera: new Camera() };
}

type Baked = { display: PresenceDisplay; eye: Eye; width: number; height: number };

/** The room as one eye sees it through the panel, ready to be shown. */
function bakeRoom(renderer: WebGLRenderer, room: Scene, { display, eye, width, height }: Baked) {
  const light = new WebGLRenderTarget(width, height, { type: HalfFloatType, samples: 4 });
  renderer.setRenderTarget(light);
  renderer.clear();
  renderer.render(room, cameraOf(display, eye));
  const shown = new WebGLRenderTarget(width, height, { depthBuffer: false });
  const encode = wholeMaterial(ENCODE_FRAGMENT, { light: { value: light.texture } });
  const { scene, camera } = covering(encode);
  renderer.setRenderTarget(shown);
  renderer.render(scene, camera);
  renderer.setRenderTarget(null);
  light.dispose();
  encode.dispose();
  return shown;
}

function cameraOf(display: PresenceDisplay, eye: Eye): Camera {
  const camera = new Camera();
  const { left, right, top, bottom, near } = frustumOf(display, eye, NEAR_MM);
  camera.projectionMatrix.makePerspective(left, right, top, bottom, near, FAR_MM);
  camera.projectionMatrixInverse.copy(camera.projectionMatrix).invert();
  const from = viewerEye(display, eye);
  camera.position.set(from.xMm, from.yMm, from.zMm);
  camera.updateMatrixWorld();
  return camera;
}

function isSoftware(context: WebGLRenderingContext | WebGL2RenderingContext): boolean {
  const names = context.getExtension('WEBGL_debug_renderer_info');
  const name: unknown = names ? context.getParameter(names.UNMASKED_RENDERER_WEBGL) : '';
  return typeof name === 'string' && /swiftshader|llvmpipe|software/i.test(name);
}
