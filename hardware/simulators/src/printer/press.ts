import { type Canvas, makeCanvas } from './canvas.ts';
import { characterOf } from './code-pages.ts';
import { type Bitmap, cellOf, emphasised, enlarged, type FontName, glyph } from './glyphs.ts';
import type { PrinterCommand } from './parser.ts';
import { drawQr, emptyQrMemory, type QrMemory, storeQr } from './qr.ts';

/** 80 mm paper at 203 dots per inch: 72 mm printable. */
export const PRINTABLE_DOTS = 576;
const LINE_GAP_DOTS = 6;
const LONGEST_PAPER_DOTS = 12_000;

/** A paper that came out of the printer. */
export type PrintedPaper = {
  /** The text line by line as it stands on paper, without trailing spaces; lines without text are left out. */
  readonly lines: string[];
  /** The same lines with how they were printed. */
  readonly styled: readonly StyledLine[];
  readonly qrCodes: string[];
  readonly cut: boolean;
  readonly at: Date;
  /** A picture of the paper, one pixel a dot. */
  png(): Buffer;
};

export type StyledLine = {
  text: string;
  bold: boolean;
  underline: boolean;
  align: 'left' | 'center' | 'right';
  /** Factors of the largest character in the line. */
  width: number;
  height: number;
};

type Style = {
  codePage: number;
  bold: boolean;
  underline: boolean;
  align: 'left' | 'center' | 'right';
  font: FontName;
  width: number;
  height: number;
};

type Stroke = (canvas: Canvas) => void;

type Cell = { character: string; style: Style };

const plain = (): Style => ({
  codePage: 0,
  bold: false,
  underline: false,
  align: 'left',
  font: 'A',
  width: 1,
  height: 1,
});

/** The printing works: style, line buffer, paper. It knows no sockets, no sensors and no states. */
export class Press {
  #style = plain();
  #qr: QrMemory = emptyQrMemory();
  #cells: Cell[] = [];
  #lineDots = 0;
  #paper = blankPaper();

  /** Does one command. Returns the finished paper when it was a cut that had something above it. */
  do(command: PrinterCommand, at: Date): PrintedPaper | null {
    switch (command.kind) {
      case 'text':
        this.#put(characterOf(command.byte, this.#style.codePage));
        return null;
      case 'line_feed':
        this.#endLine();
        return null;
      case 'feed_lines':
        for (let line = 0; line < command.lines; line += 1) this.#endLine();
        return null;
      case 'raster':
        this.#flush();
        this.#stamp({ width: command.widthBytes * 8, height: command.height }, () => rasterOf(command));
        return null;
      case 'qr':
        this.#doQr(command.function, command.data);
        return null;
      case 'cut':
        this.#flush();
        return this.#tearOff(at);
      default:
        this.#restyle(command);
        return null;
    }
  }

  /** Forgets what is not on paper yet: the line buffer and the styles. */
  clear(): void {
    this.#style = plain();
    this.#qr = emptyQrMemory();
    this.#cells = [];
    this.#lineDots = 0;
  }

  #restyle(command: PrinterCommand): void {
    const style = this.#style;
    if (command.kind === 'initialize') this.clear();
    if (command.kind === 'code_page') this.#style = { ...style, codePage: command.page };
    if (command.kind === 'bold') this.#style = { ...style, bold: command.on };
    if (command.kind === 'underline') this.#style = { ...style, underline: command.on };
    if (command.kind === 'align') this.#style = { ...style, align: command.to };
    if (command.kind === 'font') this.#style = { ...style, font: command.font };
    if (command.kind === 'size') {
      this.#style = { ...style, width: command.width, height: command.height };
    }
  }

  #doQr(functionNumber: number, data: Uint8Array): void {
    if (functionNumber !== 0x51) {
      storeQr(this.#qr, functionNumber, data);
      return;
    }
    if (this.#qr.content === '') return;
    this.#flush();
    this.#paper.qrCodes.push(this.#qr.content);
    const code = drawQr(this.#qr);
    this.#stamp(code, () => code);
  }

  #put(character: string): void {
    const cellDots = cellOf(this.#style.font).width * this.#style.width;
    if (this.#lineDots + cellDots > PRINTABLE_DOTS) this.#endLine();
    this.#cells.push({ character, style: this.#style });
    this.#lineDots += cellDots;
  }

  #flush(): void {
    if (this.#cells.length > 0) this.#endLine();
  }

  #endLine(): void {
    const cells = this.#cells;
    this.#cells = [];
    const lineDots = this.#lineDots;
    this.#lineDots = 0;
    const tallest = cells.reduce((height, cell) => Math.max(height, cellHeight(cell)), cellOf('A').height);
    if (cells.length > 0) {
      const { y } = this.#paper;
      this.#paper.strokes.push((canvas) => drawCells(canvas, cells, y, tallest, lineDots));
      const line = styledLine(cells);
      if (line.text !== '') this.#paper.styled.push(line);
    }
    this.#advance(tallest + LINE_GAP_DOTS);
  }

  /** Lays a picture on the paper, aligned, and moves past it. */
  #stamp({ width, height }: { width: number; height: number }, bitmap: () => Bitmap): void {
    const left = startOf(this.#style.align, width);
    const { y } = this.#paper;
    this.#paper.strokes.push((canvas) => drawBitmap(canvas, bitmap(), left, y));
    this.#advance(height);
  }

  #advance(dots: number): void {
    this.#paper.y = Math.min(this.#paper.y + dots, LONGEST_PAPER_DOTS);
  }

  #tearOff(at: Date): PrintedPaper | null {
    const { strokes, styled, qrCodes, y } = this.#paper;
    this.#paper = blankPaper();
    if (styled.length === 0 && qrCodes.length === 0) return null;
    return {
      lines: styled.map(({ text }) => text),
      styled,
      qrCodes,
      cut: true,
      at,
      png: () => draw(strokes, y),
    };
  }
}

function blankPaper() {
  const styled: StyledLine[] = [];
  const qrCodes: string[] = [];
  const strokes: Stroke[] = [];
  return { strokes, y: 0, styled, qrCodes };
}

/** Draws when somebody asks for the picture: most papers of a test are only read. */
function draw(strokes: readonly Stroke[], heightDots: number): Buffer {
  const canvas = makeCanvas(PRINTABLE_DOTS);
  for (const stroke of strokes) stroke(canvas);
  canvas.grow(heightDots);
  return canvas.png();
}

const cellHeight = ({ style }: Cell) => cellOf(style.font).height * style.height;

function startOf(align: Style['align'], widthDots: number): number {
  if (align === 'left') return 0;
  const free = Math.max(PRINTABLE_DOTS - widthDots, 0);
  return align === 'right' ? free : Math.floor(free / 2);
}

function styledLine(cells: readonly Cell[]): StyledLine {
  const text = cells
    .map(({ character }) => character)
    .join('')
    .replace(/ +$/, '');
  const inked = cells.filter(({ character }) => character !== ' ').map(({ style }) => style);
  return {
    text,
    bold: inked.length > 0 && inked.every(({ bold }) => bold),
    underline: inked.length > 0 && inked.every(({ underline }) => underline),
    align: cells[0]?.style.align ?? 'left',
    width: Math.max(1, ...inked.map(({ width }) => width)),
    height: Math.max(1, ...inked.map(({ height }) => height)),
  };
}

function drawCells(
  canvas: Canvas,
  cells: readonly Cell[],
  y: number,
  tallest: number,
  lineDots: number,
): void {
  let x = startOf(cells[0]?.style.align ?? 'left', lineDots);
  for (const cell of cells) {
    const { style, character } = cell;
    const shape = glyph(character, style.font);
    const inked = enlarged(style.bold ? emphasised(shape) : shape, style.width, style.height);
    drawBitmap(canvas, inked, x, y + tallest - inked.height);
    if (style.underline) {
      for (let dot = 0; dot < inked.width; dot += 1) canvas.blacken(x + dot, y + tallest);
    }
    x += inked.width;
  }
}

function drawBitmap(canvas: Canvas, { width, dots }: Bitmap, left: number, top: number): void {
  dots.forEach((dot, at) => {
    if (dot) canvas.blacken(left + (at % width), top + Math.floor(at / width));
  });
}

function rasterOf({ widthBytes, height, data }: PrinterCommand & { kind: 'raster' }): Bitmap {
  const width = widthBytes * 8;
  const dots = new Uint8Array(width * height);
  dots.forEach((_, at) => {
    const byte = data[Math.floor(at / width) * widthBytes + ((at % width) >> 3)] ?? 0;
    dots[at] = (byte >> (7 - (at % 8))) & 1;
  });
  return { width, height, dots };
}
