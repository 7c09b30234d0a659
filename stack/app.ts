import { readFileSync } from "node:fs";
import { join } from "node:path";
import { App } from "cdktf";
import { type Asset, zipOf } from "./assets/zip";
import type { Code } from "./code";
import type { Config, StackName } from "./config/schema";
import { InfrastructureStack } from "./infrastructure-stack";
import { MonitoringStack } from "./monitoring-stack";
import type { NamedStack } from "./named-stack";
import { recordOrigins } from "./origins/record-origins";
import { PaymentsStack } from "./payments-stack";
import { ServicesStack } from "./services-stack";

/** One stack of the app, and the zips that stand beside its JSON. */
interface Built {
  stack: NamedStack;
  assets: Asset[];
}

/** How each stack is made: by its name, which is that of its construct path and of its folder. */
const STACKS: Record<StackName, (app: App, name: string, config: Config, code: Code) => Built> = {
  payments: (app, name, config, code) => ({
    stack: new PaymentsStack(app, name, config, code),
    assets: [code.processor, code.canary],
  }),
  monitoring: (app, name, config, code) => ({
    stack: new MonitoringStack(app, name, config, code.paymentCanary),
    assets: config.monitoring.syntheticPayments.enabled ? [code.paymentCanary] : [],
  }),
  services: (app, name, config, code) => ({
    stack: new ServicesStack(app, name, config, code),
    assets: [code.paymentHandler, code.orderProcessor],
  }),
  infrastructure: (app, name, config, code) => ({
    stack: new InfrastructureStack(app, name, config, code),
    assets: [code.processor, code.eventHandler, code.rotation],
  }),
};

/**
 * What must stand before a stack is planned or applied: `payments`' API is looked up by its name, and its
 * logging role is the account's. `manifest.json` carries it on to whoever deploys.
 */
const AFTER: Partial<Record<StackName, StackName[]>> = {
  monitoring: ["payments"],
  services: ["infrastructure"],
  infrastructure: ["payments"],
};

/** The stacks that the configuration switches on. */
export const stacksIn = (config: Config): StackName[] =>
  (Object.keys(STACKS) as StackName[]).filter((name) => config.stacks[name]);

/** The app of every stack that the configuration switches on; nothing is written before `app.synth()`. */
export function createApp(
  config: Config,
  code: Code,
  outdir: string,
): { app: App; stacks: Map<StackName, Built> } {
  const app = emptyApp(outdir);
  recordOrigins(app);
  return { app, stacks: addStacks(app, config, code) };
}

/** An app that does not yet record where anything is made. */
export const emptyApp = (outdir: string): App => new App({ outdir, stackTraces: false });

/** Makes every stack that the configuration switches on. */
export function addStacks(app: App, config: Config, code: Code): Map<StackName, Built> {
  const stacks = new Map(
    stacksIn(config).map((name) => [name, STACKS[name](app, name, config, code)] as const),
  );
  for (const [name, { stack }] of stacks) {
    for (const other of AFTER[name] ?? []) {
      const first = stacks.get(other);
      if (first) stack.addDependency(first.stack);
    }
  }
  return stacks;
}

/** Zips what `npm run build` bundled, as far as somebody asks for it: it takes longer than making a stack. */
export function bundledCode(buildDirectory: string): Code {
  const zips = new Map<string, Asset>();
  const zip = (name: string, bundle: string): Asset => {
    const known = zips.get(name);
    if (known) return known;
    const made = zipOf(name, "index.js", readFileSync(join(buildDirectory, bundle, "index.js")));
    zips.set(name, made);
    return made;
  };
  return {
    get processor() {
      return zip("payment-processor", "lambda");
    },
    get eventHandler() {
      return zip("payment-event-handler", "event-lambda");
    },
    get canary() {
      return zip("health-check", "canary");
    },
    get paymentCanary() {
      return zip("payment-check", "payment-canary");
    },
    get rotation() {
      return zip("secret-rotation", "rotation-lambda");
    },
    get paymentHandler() {
      return zip("payment-handler", "payment-handler");
    },
    get orderProcessor() {
      return zip("order-processor", "order-processor");
    },
  };
}
