import example from "../../stack/config/example.json";
import minimal from "../../stack/config/minimal.json";
import { synthesize } from "../../tests-unit/stack/synthesize";
import type { Configuration } from "./configuration";

/**
 * The payments stack with nothing to spare: exactly two emails and nobody beside them, the archive on, and
 * a network, so that every control has something to judge and nothing stands in for what is damaged.
 */
export const minimalStack = (): Configuration =>
  synthesize({ suffix: minimal.suffix, emails: minimal.emails, vpc: example.vpc }) as Configuration;
