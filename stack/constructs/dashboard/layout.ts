/** What a widget shows, before it has a place. */
export interface Widget {
  type: string;
  properties: Record<string, unknown>;
}

export interface PlacedWidget extends Widget {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Widgets side by side, sharing the full width evenly. */
export interface Row {
  /** In grid units. */
  height: number;
  widgets: Widget[];
}

/** The grid's width. Source: CloudWatch API Reference, "Dashboard body structure and syntax". */
const GRID_COLUMNS = 24;

/** Rows under each other, each filled from left to right: nothing can overlap. */
export function layOut(rows: Row[]): PlacedWidget[] {
  const placed: PlacedWidget[] = [];
  let y = 0;
  for (const { height, widgets } of rows) {
    const width = Math.floor(GRID_COLUMNS / widgets.length);
    widgets.forEach((widget, column) => {
      placed.push({ ...widget, x: column * width, y, width, height });
    });
    y += height;
  }
  return placed;
}
