import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { JsonObject } from "../../proof/model/model";
import { addStacks, createApp, emptyApp } from "../../stack/app";
import { zipOf } from "../../stack/assets/zip";
import type { Code } from "../../stack/code";
import { parseConfig } from "../../stack/config/config";
import type { ConfigInput, StackName } from "../../stack/config/schema";

/** Code that stands in for the bundles, so that these suites need no build. */
const source = new TextEncoder().encode("exports.handler = async () => {};\n");
export const idle: Code = {
  processor: zipOf("payment-processor", "index.js", source),
  eventHandler: zipOf("payment-event-handler", "index.js", source),
  canary: zipOf("health-check", "index.js", source),
  paymentCanary: zipOf("payment-check", "index.js", source),
  rotation: zipOf("secret-rotation", "index.js", source),
  paymentHandler: zipOf("payment-handler", "index.js", source),
  orderProcessor: zipOf("order-processor", "index.js", source),
};

/** CDKTF wants this folder as soon as there is an app; nothing is ever written to it. */
const outdir = join(tmpdir(), "proofstack-never-written");

/**
 * The JSON that `npm run synth` would write of one stack for a configuration, without writing it.
 * @param code what runs in AWS; without it, code that does nothing.
 * @throws {ConfigurationError} when the configuration is refused.
 */
export function synthesize(
  config: ConfigInput,
  code = idle,
  name: StackName = "payments",
): JsonObject {
  const terraform = synthesizeAll(config, code)[name];
  if (!terraform) throw new Error(`${name} is not switched on`);
  return terraform;
}

/**
 * The same of every stack that the configuration switches on, by name. CDKTF would first look for what one
 * stack takes from another, at a quarter of the cost; ours take nothing, for each is deployed by itself.
 * @param origins whether each resource tells where it was made, which takes a third as long again
 */
export function synthesizeAll(
  config: ConfigInput,
  code = idle,
  { origins = false } = {},
): Partial<Record<StackName, JsonObject>> {
  mkdirSync(join(outdir, "stacks"), { recursive: true });
  const parsed = parseConfig(config, "The configuration");
  const stacks = origins
    ? createApp(parsed, code, outdir).stacks
    : addStacks(emptyApp(outdir), parsed, code);
  return Object.fromEntries(
    [...stacks].map(([stackName, { stack }]) => [
      stackName,
      JSON.parse(JSON.stringify(stack.toTerraform())) as JsonObject,
    ]),
  );
}
