import { rmSync } from "node:fs";
import { built } from "./built";

/** Jest's global tear-down. */
export default function teardown(): void {
  rmSync(built(), { recursive: true });
}
