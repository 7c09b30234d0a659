/**
 * Builds `policies/dist` (or `--out DIR`) from the Rego sources: the WASM that the gate runs, the
 * catalogue of the controls' metadata, and a standard OPA bundle of the same sources. Two builds are
 * byte-identical.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { loadPolicy } from "@open-policy-agent/opa-wasm";
import { type Annotated, catalogueOf } from "./catalogue";

const SOURCES = ["policies/gate", "policies/lib", "policies/controls"];
const DIST = parseArgs({ options: { out: { type: "string", default: "policies/dist" } } }).values
  .out;
const ENTRYPOINT = "gate/proven";

const opa = (...args: string[]) =>
  execFileSync("opa", args, { encoding: "utf8", maxBuffer: 1 << 28 });

const profiles = Object.fromEntries(
  readdirSync("policies/profiles")
    .sort()
    .map((file) => [
      file.replace(/\.json$/, ""),
      JSON.parse(readFileSync(`policies/profiles/${file}`, "utf8")),
    ]),
);

async function main(): Promise<void> {
  mkdirSync(DIST, { recursive: true });
  const scratch = mkdtempSync(join(tmpdir(), "proofstack-policies-"));
  try {
    const wasmBundle = join(scratch, "wasm.tar.gz");
    opa(
      "build",
      "--target",
      "wasm",
      "--entrypoint",
      ENTRYPOINT,
      "--output",
      wasmBundle,
      ...SOURCES,
    );
    execFileSync("tar", ["-xzf", wasmBundle, "-C", scratch, "/policy.wasm"]);
    const wasm = readFileSync(join(scratch, "policy.wasm"));
    await assertNativeBuiltins(wasm);

    const { annotations } = JSON.parse(
      opa("inspect", "--annotations", "--format", "json", "policies/controls"),
    );
    const catalogue = catalogueOf(annotations as Annotated[], profiles);

    opa("build", "--target", "rego", "--output", `${DIST}/bundle.tar.gz`, ...SOURCES);
    writeFileSync(`${DIST}/policy.wasm`, wasm);
    writeFileSync(`${DIST}/controls.json`, `${JSON.stringify(catalogue, null, 2)}\n`);
    console.log(
      `${catalogue.controls.length} controls, ${(wasm.length / 1024).toFixed(0)} KiB of WASM -> ${DIST}`,
    );
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** A builtin that the module imports from its host compiles, and then throws when it is reached. */
async function assertNativeBuiltins(wasm: Buffer): Promise<void> {
  const { wasmInstance, mem } = (await loadPolicy(wasm)) as unknown as {
    wasmInstance: WebAssembly.Instance;
    mem: WebAssembly.Memory;
  };
  const { builtins, opa_json_dump } = wasmInstance.exports as Record<
    string,
    (at?: number) => number
  >;
  const bytes = Buffer.from(mem.buffer).subarray(opa_json_dump?.(builtins?.()));
  const imported = Object.keys(JSON.parse(bytes.subarray(0, bytes.indexOf(0)).toString()));
  if (imported.length > 0) throw new Error(`not native in OPA's WASM: ${imported.join(", ")}`);
}

main().catch((error: Error) => {
  console.error(`build:policies: ${error.message}`);
  process.exit(2);
});
