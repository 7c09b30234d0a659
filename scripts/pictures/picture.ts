import { escape as escaped } from "html-escaper";

/** A thing that is deployed: its name, and what is to be known of it, a line each. */
export interface Box {
  title: string;
  lines: string[];
}

/** Boxes that belong together, one above the other. */
export interface Group {
  label: string;
  boxes: Box[];
  /** Whether each leads to the one below it. */
  isFlow?: boolean;
}

export interface Picture {
  title: string;
  /** What a screen reader says of it. */
  description: string;
  /** From left to right, each from top to bottom. */
  columns: Group[][];
  /** From the title of one box to that of another, in columns side by side. */
  arrows: [from: string, to: string][];
}

const MARGIN = 20;
const COLUMN = 300;
const GAP = 25;
const HEAD = 60;
const LABEL = 34;
const PADDING = 20;
const BOX_WIDTH = COLUMN - 2 * PADDING;
const BETWEEN = 20;

const STYLE = `svg{--fg:#1b2330;--mut:#5b6675;--bg:#ffffff;--grp:#f3f5f8;--box:#ffffff;--line:#c5cdd8;--acc:#0b7a5c;--arr:#7a8697}
@media (prefers-color-scheme:dark){svg{--fg:#e8edf4;--mut:#a3afbf;--bg:#0d1117;--grp:#151b24;--box:#1d2530;--line:#37424f;--acc:#3ec99a;--arr:#8a97a8}}
text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;fill:var(--fg)}
.bg{fill:var(--bg)}.g{fill:var(--grp)}.box{fill:var(--box);stroke:var(--line)}
.h{font-size:15px;font-weight:600}.s{font-size:12px;fill:var(--mut)}.gl{font-size:12px;fill:var(--acc);font-weight:600;letter-spacing:.04em}
.big{font-size:20px;font-weight:700}.a{fill:none;stroke:var(--arr);stroke-width:1.6}.ah{fill:var(--arr)}`;

const HEAD_OF_ARROW =
  '<defs><marker id="m" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">' +
  '<path class="ah" d="M0 0 L8 4 L0 8 z"/></marker></defs>';

interface Placed {
  x: number;
  y: number;
  height: number;
}

/**
 * An SVG in the colours of the reader's choice, light or dark.
 * @throws Error when an arrow names a box that is not there
 */
export function svg({ title, description, columns, arrows }: Picture): string {
  const placed = new Map<string, Placed>();
  const drawn: string[] = [];
  const bottoms = columns.map((groups, column) => {
    const x = MARGIN + column * (COLUMN + GAP);
    return groups.reduce((y, group) => y + drawGroup(group, x, y) + GAP, HEAD);
  });
  for (const [from, to] of arrows) drawn.push(across(at(from), at(to)));
  const width = 2 * MARGIN + columns.length * (COLUMN + GAP) - GAP;
  const height = Math.max(...bottoms) - GAP + MARGIN;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title desc">`,
    `<title id="title">${escaped(title)}</title>`,
    `<desc id="desc">${escaped(description)}</desc>`,
    `<style>\n${STYLE}\n</style>`,
    HEAD_OF_ARROW,
    `<rect class="bg" width="${width}" height="${height}"/>`,
    text("big", MARGIN, 38, title, "start"),
    ...drawn,
    "</svg>",
  ].join("\n");

  function drawGroup({ label, boxes, isFlow }: Group, x: number, top: number): number {
    const heights = boxes.map(({ lines }) => 38 + 16 * lines.length);
    const inner = heights.reduce((sum, each) => sum + each + BETWEEN, 0) - BETWEEN;
    const height = LABEL + inner + PADDING;
    drawn.push(
      `<rect class="g" x="${x}" y="${top}" width="${COLUMN}" height="${height}" rx="10"/>`,
      text("gl", x + 14, top + 22, label, "start"),
    );
    let y = top + LABEL;
    boxes.forEach((box, index) => {
      const tall = heights[index] as number;
      placed.set(box.title, { x: x + PADDING, y, height: tall });
      drawn.push(...drawBox(box, x + PADDING, y, tall));
      if (isFlow && index > 0) drawn.push(arrow(`M${x + COLUMN / 2} ${y - BETWEEN} V${y - 2}`));
      y += tall + BETWEEN;
    });
    return height;
  }

  function at(name: string): Placed {
    const box = placed.get(name);
    if (!box) throw new Error(`The picture "${title}" has no box "${name}".`);
    return box;
  }
}

function drawBox({ title, lines }: Box, x: number, y: number, height: number): string[] {
  const middle = x + BOX_WIDTH / 2;
  return [
    `<rect class="box" x="${x}" y="${y}" width="${BOX_WIDTH}" height="${height}" rx="10"/>`,
    text("h", middle, y + 23, title),
    ...lines.map((line, index) => text("s", middle, y + 42 + 16 * index, line)),
  ];
}

/** From the side of one box to the nearer side of another. */
function across(from: Placed, to: Placed): string {
  const isRight = to.x > from.x;
  const [start, end] = isRight ? [from.x + BOX_WIDTH, to.x - 2] : [from.x, to.x + BOX_WIDTH + 2];
  const [y1, y2] = [from.y + from.height / 2, to.y + to.height / 2];
  const middle = (start + end) / 2;
  return arrow(`M${start} ${y1} C${middle} ${y1} ${middle} ${y2} ${end} ${y2}`);
}

const arrow = (path: string) => `<path class="a" d="${path}" marker-end="url(#m)"/>`;

const text = (kind: string, x: number, y: number, content: string, anchor = "middle") =>
  `<text class="${kind}" x="${x}" y="${y}" text-anchor="${anchor}">${escaped(content)}</text>`;
