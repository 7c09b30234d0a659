import { homedir } from "node:os";
import { join } from "node:path";

/** Where slow things are kept between runs, outside the repository: the provider, the Python packages. */
export const CACHE = process.env.PROOFSTACK_CACHE ?? join(homedir(), ".cache", "proofstack");
