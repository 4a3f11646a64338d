import PDFDocument from 'pdfkit';
import { type Fonts, loadFonts, type Run, runsOf, type Weight } from './fonts.ts';

/** Points: 1/72 inch. A4 with 20 mm at the sides. */
export const PAGE = { width: 595.28, height: 841.89, left: 56, right: 56, top: 54, bottom: 64 } as const;
export const COLUMN = PAGE.width - PAGE.left - PAGE.right;
export const INK = '#15212B';
export const INK_2 = '#38444E';
export const HAIR = '#DAD8D0';

export type Style = {
  readonly size: number;
  readonly weight?: Weight;
  readonly colour?: string;
  readonly lead?: number;
};

/** What a piece of the page is for somebody who listens to it. */
export type Role = 'H1' | 'H2' | 'P';

type Line = { readonly runs: readonly (Run & { readonly width: number })[] };

export type PaperOptions = {
  readonly language: string;
  /** Stands in the document's properties: letters, digits and hyphens, never a person's name. */
  readonly title: string;
  readonly at: string;
  /** Where text must end on the page that is being written, in points from the top. */
  readonly footer: (page: number, pages: number) => { readonly left: string; readonly right: string };
};

/**
 * A4 paper that one writes from top to bottom; pages follow by themselves. PDF/A-2b with the fonts inside it, tagged, so
 * that a screen reader knows headings, paragraphs and what is decoration (ISO 32000-1, 14.8). Nothing in it depends on when or where it is made: the same calls give the same bytes.
 */
export async function openPaper(options: PaperOptions): Promise<Paper> {
  return new Paper(await loadFonts(), options);
}

export class Paper {
  readonly document: InstanceType<typeof PDFDocument>;
  readonly #fonts: Fonts;
  readonly #options: PaperOptions;
  readonly #chunks: Buffer[] = [];
  readonly #body: PDFKit.PDFStructureElement;
  /** The piece that is being written: every line of it is marked as its part. */
  #piece: PDFKit.PDFStructureElement | undefined;
  #role: Role = 'P';
  y: number = PAGE.top;

  constructor(fonts: Fonts, options: PaperOptions) {
    this.#fonts = fonts;
    this.#options = options;
    this.document = new PDFDocument({
      size: [PAGE.width, PAGE.height],
      margin: 0,
      bufferPages: true,
      pdfVersion: '1.7',
      subset: 'PDF/A-2b',
      tagged: true,
      displayTitle: true,
      lang: `${options.language}-BE`,
      font: '',
      info: {
        // pdfkit writes these unescaped into XML, and its length in characters.
        Title: options.title.replace(/[^A-Za-z0-9 ./-]/g, ''),
        Producer: 'Loket',
        Creator: 'Loket',
        CreationDate: new Date(options.at),
      },
    });
    this.document.on('data', (chunk: Buffer) => this.#chunks.push(chunk));
    for (const file of [...fonts[400], ...fonts[600]]) this.document.registerFont(file.name, file.bytes);
    this.#body = this.document.struct('Document');
    this.document.addStructure(this.#body);
  }

  /** Everything that `write` draws belongs together: one heading, one paragraph, one fact with its label. */
  piece(role: Role, write: () => void): void {
    if (this.#piece !== undefined) {
      write();
      return;
    }
    const piece = this.document.struct(role);
    this.#piece = piece;
    this.#role = role;
    write();
    piece.end();
    this.#body.add(piece);
    this.#piece = undefined;
    this.#role = 'P';
  }

  /** A picture, and the words for who does not see it. */
  figure(words: string, draw: () => void): void {
    const figure = this.document.struct('Figure', { alt: words });
    figure.add(this.document.markStructureContent('Figure'));
    draw();
    this.document.endMarkedContent();
    figure.end();
    this.#body.add(figure);
  }

  /** Lines and other things that one need not hear of. */
  #decoration(draw: () => void): void {
    this.document.markContent('Artifact', { type: 'Layout' });
    draw();
    this.document.endMarkedContent();
  }

  /** Room left on this page, in points. */
  get room(): number {
    return PAGE.height - PAGE.bottom - this.y;
  }

  /** Goes to a new page unless so many points are left. */
  keep(points: number): void {
    if (this.room >= points || this.y === PAGE.top) return;
    this.newPage();
  }

  newPage(): void {
    this.document.addPage();
    this.y = PAGE.top;
  }

  /** The counter's edge: the one strong line, from side to side. */
  counterLine(): void {
    this.#decoration(() => this.document.rect(0, this.y, PAGE.width, 2.5).fill(INK));
    this.y += 2.5;
  }

  hairline(): void {
    this.#decoration(() => this.document.rect(PAGE.left, this.y, COLUMN, 0.6).fill(HAIR));
    this.y += 0.6;
  }

  space(points: number): void {
    this.y += points;
  }

  /** A paragraph at `x`, `width` points wide; breaks over pages between lines. Returns nothing, moves down. */
  paragraph(text: string, style: Style, x: number = PAGE.left, width: number = COLUMN): void {
    const height = style.size * (style.lead ?? 1.38);
    this.piece('P', () => {
      for (const line of this.lines(text, style, width)) {
        this.keep(height);
        this.#draw(line, style, x, this.y + style.size);
        this.y += height;
      }
    });
  }

  /** A label and what it says, side by side; kept on one page when they fit on one. */
  fact(label: string, value: string, style: Style = { size: 10.5 }): void {
    this.piece('P', () => this.#fact(label, value, style));
  }

  #fact(label: string, value: string, style: Style): void {
    const labels: Style = { size: 9.5, colour: INK_2 };
    const split = 150;
    const height = style.size * (style.lead ?? 1.38);
    this.keep(height * Math.min(3, this.lines(value, style, COLUMN - split).length) + 2);
    const top = this.y;
    const page = this.document.bufferedPageRange().count;
    this.y += style.size - labels.size; // on the same base line
    this.paragraph(label, { ...labels, lead: height / labels.size }, PAGE.left, split - 12);
    const labelEnd = this.y;
    if (this.document.bufferedPageRange().count === page) this.y = top;
    this.paragraph(value, style, PAGE.left + split, COLUMN - split);
    if (this.document.bufferedPageRange().count === page) this.y = Math.max(this.y, labelEnd);
  }

  heading(text: string): void {
    this.keep(80);
    this.space(16);
    this.piece('H2', () => this.paragraph(text, { size: 13, weight: 600, lead: 1.2 }));
    this.space(5);
  }

  /** A line of text that does not move anything; `y` is its base line from the top. */
  textAt(text: string, style: Style, x: number, y: number, align: 'left' | 'right' = 'left'): void {
    const [line] = this.lines(text, style, Number.POSITIVE_INFINITY);
    if (line === undefined) return;
    const width = line.runs.reduce((sum, run) => sum + run.width, 0);
    this.#draw(line, style, align === 'left' ? x : x - width, y);
  }

  /** Ends the document: writes the foot of every page. */
  async finish(): Promise<Uint8Array> {
    const { count } = this.document.bufferedPageRange();
    for (let page = 0; page < count; page += 1) {
      this.document.switchToPage(page);
      this.#foot(this.#options.footer(page + 1, count));
    }
    const ended = new Promise((resolve) => this.document.on('end', resolve));
    this.document.end();
    await ended;
    return new Uint8Array(Buffer.concat(this.#chunks));
  }

  #foot({ left, right }: { readonly left: string; readonly right: string }): void {
    const y = PAGE.height - 34;
    this.#decoration(() => {
      this.document.rect(PAGE.left, y - 13, COLUMN, 0.6).fill(HAIR);
      this.textAt(left, { size: 8.5, colour: INK_2 }, PAGE.left, y);
      this.textAt(right, { size: 8.5, colour: INK_2 }, PAGE.width - PAGE.right, y, 'right');
    });
  }

  /** The text broken into lines at spaces, and inside a word only when it is wider than the line. */
  lines(text: string, style: Style, width: number): Line[] {
    const space = this.#widthOf(' ', style);
    const lines: string[] = [];
    for (const part of text.split('\n')) {
      let line = '';
      let used = 0;
      for (const word of part.split(/[ \t]+/u).flatMap((one) => this.#fitting(one, style, width))) {
        const wide = this.#widthOf(word, style);
        if (line !== '' && used + space + wide > width) {
          lines.push(line);
          line = '';
        }
        used = line === '' ? wide : used + space + wide;
        line = line === '' ? word : `${line} ${word}`;
      }
      lines.push(line);
    }
    return lines.map((line) => ({ runs: this.#measured(line, style) }));
  }

  /** A word in pieces that each fit on a line; nearly always the word itself. */
  #fitting(word: string, style: Style, width: number): string[] {
    if (this.#widthOf(word, style) <= width) return [word];
    const pieces: string[] = [];
    let piece = '';
    let used = 0;
    for (const letter of word) {
      const wide = this.#widthOf(letter, style);
      if (piece !== '' && used + wide > width) {
        pieces.push(piece);
        piece = '';
        used = 0;
      }
      piece += letter;
      used += wide;
    }
    return [...pieces, piece];
  }

  #measured(text: string, { size, weight = 400 }: Style) {
    return runsOf(text, this.#fonts[weight]).map((run) => ({
      ...run,
      width: this.document.font(run.font).fontSize(size).widthOfString(run.text),
    }));
  }

  #widthOf(text: string, style: Style): number {
    return this.#measured(text, style).reduce((sum, { width }) => sum + width, 0);
  }

  #draw({ runs }: Line, { size, colour = INK }: Style, x: number, baseline: number): void {
    const mark = this.#piece === undefined ? undefined : this.document.markStructureContent(this.#role);
    let at = x;
    for (const { font, text, width } of runs) {
      this.document
        .font(font)
        .fontSize(size)
        .fillColor(colour)
        .text(text, at, baseline, { lineBreak: false, baseline: 'alphabetic' });
      at += width;
    }
    if (mark === undefined) return;
    this.document.endMarkedContent();
    this.#piece?.add(mark);
  }
}
