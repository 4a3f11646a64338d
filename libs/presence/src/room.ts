import type { PresenceDisplay } from '@loket/contract';
import {
  AmbientLight,
  BoxGeometry,
  Color,
  ConeGeometry,
  CylinderGeometry,
  DirectionalLight,
  HemisphereLight,
  Mesh,
  MeshStandardMaterial,
  PlaneGeometry,
  Scene,
  SphereGeometry,
} from 'three';
import { eyePoint } from './panel.ts';
import { tableTopMm } from './person.ts';

/** Plaster, woad and oak, somewhat lighter and darker than the screens' own so that light can shape them. */
const COLOURS = {
  wall: '#d9d5cb',
  lower: '#8fa3b1',
  oak: '#c9a873',
  oakEdge: '#a88a58',
  side: '#cfcabf',
  floor: '#8d8478',
  pot: '#e9e6df',
  leaf: '#4f7d57',
  book: ['#2f5d86', '#d8d2c4', '#5d7f99', '#34475a'],
} as const;

/** From the person back to the wall, and half of the room's breadth. */
const BEHIND_MM = 1_300;
const HALF_WIDTH_MM = 1_700;
/** Seated eyes are 1230 mm above the floor: seat at 440, eyes 790 above it (ISO/TR 7250-2, sitting eye height). */
const EYES_ABOVE_FLOOR_MM = 1_230;
const CEILING_MM = 2_500;

const matter = (colour: string, roughness = 0.95) =>
  new MeshStandardMaterial({ color: new Color(colour), roughness, metalness: 0 });

/**
 * A plain room with depth: back wall with a rail, walls at the sides, a low cupboard with books and a plant, and the
 * table between the two people, whose near edge is at the panel. In millimetres, as panel.ts has them.
 */
export function makeRoom(display: PresenceDisplay): Scene {
  const scene = new Scene();
  scene.background = new Color(COLOURS.wall);
  const eyes = eyePoint(display);
  const floor = eyes.yMm - EYES_ABOVE_FLOOR_MM;
  const back = -display.personDepthMm - BEHIND_MM;
  const add = (mesh: Mesh, x: number, y: number, z: number) => {
    mesh.position.set(eyes.xMm + x, y, z);
    // Walls and floor would shut the daylight out.
    mesh.castShadow = !(mesh.geometry instanceof PlaneGeometry);
    mesh.receiveShadow = true;
    scene.add(mesh);
    return mesh;
  };

  addWalls(add, { floor, back });
  addCupboard(add, { floor, back });
  const top = tableTopMm(display);
  const farEdge = -Math.max(display.personDepthMm, 60);
  const table = new BoxGeometry(HALF_WIDTH_MM * 2, 34, -farEdge);
  add(
    new Mesh(
      table,
      [0, 1, 2, 3, 4, 5].map((face) => matter(face === 2 ? COLOURS.oak : COLOURS.oakEdge, 0.7)),
    ),
    0,
    top - 17,
    farEdge / 2,
  );
  addLight(scene, eyes.xMm, eyes.yMm, back);
  return scene;
}

type Add = (mesh: Mesh, x: number, y: number, z: number) => Mesh;
type Bounds = { floor: number; back: number };

function addWalls(add: Add, { floor, back }: Bounds): void {
  const railAt = floor + 1_080;
  const tall = CEILING_MM;
  add(new Mesh(new PlaneGeometry(HALF_WIDTH_MM * 2, tall), matter(COLOURS.wall)), 0, floor + tall / 2, back);
  add(
    new Mesh(new BoxGeometry(HALF_WIDTH_MM * 2, railAt - floor, 12), matter(COLOURS.lower)),
    0,
    (railAt + floor) / 2,
    back + 6,
  );
  add(new Mesh(new BoxGeometry(HALF_WIDTH_MM * 2, 38, 30), matter(COLOURS.oak)), 0, railAt, back + 15);
  for (const side of [-1, 1]) {
    const wall = add(
      new Mesh(new PlaneGeometry(-back + 400, tall), matter(COLOURS.side)),
      side * HALF_WIDTH_MM,
      floor + tall / 2,
      back / 2,
    );
    wall.rotation.y = (-side * Math.PI) / 2;
  }
  const ground = add(
    new Mesh(new PlaneGeometry(HALF_WIDTH_MM * 2, -back + 400), matter(COLOURS.floor)),
    0,
    floor,
    back / 2,
  );
  ground.rotation.x = -Math.PI / 2;
  // A shallow niche's frame at the right gives the wall a second depth.
  const niche = { x: 640, width: 420, height: 1_150 };
  add(
    new Mesh(new BoxGeometry(niche.width, niche.height, 6), matter('#bdb8ac')),
    niche.x,
    railAt + niche.height / 2 - 180,
    back + 34,
  );
  for (const side of [-1, 1])
    add(
      new Mesh(new BoxGeometry(26, niche.height + 40, 70), matter(COLOURS.side)),
      niche.x + (side * niche.width) / 2,
      railAt + niche.height / 2 - 180,
      back + 40,
    );
}

function addCupboard(add: Add, { floor, back }: Bounds): void {
  const size = { width: 900, height: 820, depth: 360 };
  const top = floor + size.height;
  const at = { x: -620, z: back + size.depth / 2 + 20 };
  add(
    new Mesh(new BoxGeometry(size.width, size.height, size.depth), matter(COLOURS.oak, 0.8)),
    at.x,
    floor + size.height / 2,
    at.z,
  );
  COLOURS.book.forEach((colour, nth) => {
    const height = 190 + ((nth * 37) % 60);
    add(
      new Mesh(new BoxGeometry(42, height, 150), matter(colour)),
      at.x - 330 + nth * 48,
      top + height / 2,
      at.z,
    );
  });
  const plant = at.x + 120;
  add(new Mesh(new CylinderGeometry(78, 62, 130, 24), matter(COLOURS.pot)), plant, top + 65, at.z);
  for (let leaf = 0; leaf < 9; leaf += 1) {
    const turn = (leaf / 9) * Math.PI * 2;
    const mesh = add(
      new Mesh(new ConeGeometry(17, 270, 7), matter(COLOURS.leaf)),
      plant + Math.cos(turn) * 46,
      top + 235,
      at.z + Math.sin(turn) * 46,
    );
    mesh.rotation.set(Math.sin(turn) * 0.42, 0, -Math.cos(turn) * 0.42);
  }
  add(new Mesh(new SphereGeometry(26, 16, 12), matter(COLOURS.pot)), at.x + 340, top + 26, at.z);
}

/** Warm daylight from the left, as on the inspector's face; the rest is soft. */
function addLight(scene: Scene, x: number, y: number, back: number): void {
  const sun = new DirectionalLight('#ffedd6', 1.45);
  sun.position.set(x - 1_600, y + 1_100, 500);
  sun.target.position.set(x + 300, y - 300, back);
  sun.castShadow = true;
  sun.shadow.mapSize.set(1_024, 1_024);
  sun.shadow.bias = -0.0005;
  sun.shadow.normalBias = 12;
  sun.shadow.radius = 6;
  const reach = HALF_WIDTH_MM * 1.3;
  Object.assign(sun.shadow.camera, {
    left: -reach,
    right: reach,
    top: reach,
    bottom: -reach,
    near: 100,
    far: 6_000,
  });
  scene.add(
    sun,
    sun.target,
    new HemisphereLight('#f6f5f1', '#b3a794', 2.1),
    new AmbientLight('#ffffff', 0.55),
  );
}
