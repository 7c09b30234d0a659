import { existsSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CACHE } from "../support/cache";
import { run } from "../support/run";

/** The version that provider/go.mod pins. */
const VERSION = "6.34.0";
const MODULE = "github.com/hashicorp/terraform-provider-aws";

const platform = () => {
  const arch = { x64: "amd64", arm64: "arm64" }[process.arch as string] ?? process.arch;
  return `${process.platform}_${arch}`;
};

const MIRROR = join(CACHE, "mirror");
const FOLDER = join(MIRROR, "registry.terraform.io/hashicorp/aws", VERSION, platform());
const BINARY = join(FOLDER, `terraform-provider-aws_v${VERSION}_x5`);

/** Whether the mirror already holds the provider for this platform. */
export const isMirrored = (): boolean => existsSync(BINARY);

/**
 * The CLI configuration that makes Terraform take the AWS provider from the filesystem mirror, which is
 * built first where it is missing: from the Go module proxy, with the checksums of provider/go.sum.
 * The air-gapped path; about 25 minutes on two cores, once.
 */
export async function mirrorConfig(say: (line: string) => void): Promise<string> {
  if (!isMirrored()) await build(say);
  const config = join(CACHE, "mirror.tfrc");
  const making = `${config}.${process.pid}`;
  writeFileSync(
    making,
    `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(MIRROR)}\n  }\n}\n`,
  );
  // At once: Terraform may be reading it for another run.
  renameSync(making, config);
  return config;
}

async function build(say: (line: string) => void): Promise<void> {
  say(`building the AWS provider ${VERSION} from its Go module (about 25 minutes, once)`);
  mkdirSync(FOLDER, { recursive: true });
  const making = `${BINARY}.${process.pid}`;
  await run("go", ["build", "-v", "-trimpath", "-ldflags", "-s -w", "-o", making, MODULE], {
    cwd: join(__dirname, "provider"),
    env: {
      ...process.env,
      GOFLAGS: "-mod=readonly -buildvcs=false",
      GONOSUMDB: "github.com/upbound/*",
    },
    onLine: say,
  });
  renameSync(making, BINARY);
}
