import { join } from "node:path";

/** The variable that names the folder, which Jest's set-up makes and its workers inherit. */
export const FOLDER = "PROOFSTACK_TEST_BUILD";

/**
 * A path in what is bundled from the sources as they are, once for all these tests: the command line in
 * `cli`, and in `stack` the synthesis and what it ships to AWS.
 */
export function built(...path: string[]): string {
  const folder = process.env[FOLDER];
  if (!folder) throw new Error(`${FOLDER} is not set: run these tests by Jest's project "unit".`);
  return join(folder, ...path);
}
