import { join } from "node:path/posix";
import { LocalBackend, S3Backend, type TerraformStack } from "cdktf";
import type { Backend } from "./config/schema";

/**
 * From a stack's output directory (`cdktf.out/stacks/<name>`, where Terraform runs) to what holds
 * `cdktf.out`: state must outlive a generated folder that anybody may delete.
 */
const BESIDE_OUTPUT = "../../..";

/**
 * Says where Terraform keeps its state; left out, CDKTF writes this machine's path into the output.
 * @param suffix tells a stack's state from the others': `payments.tfstate`, `payments-monitoring.tfstate`
 */
export function addBackend(stack: TerraformStack, backend: Backend, suffix: string): void {
  const own = (file: string) => file.replace(/(?=\.[^./]*$)|(?<!\.[^./]*)$/, suffix);
  if (backend.type === "local") {
    new LocalBackend(stack, { path: join(BESIDE_OUTPUT, own(backend.path)) });
    return;
  }
  const { bucket, key, region, locking } = backend;
  new S3Backend(stack, { bucket, key: own(key), region, encrypt: true });
  // A lock file beside the state: newer than CDKTF's own type for this backend.
  stack.addOverride("terraform.backend.s3.use_lockfile", locking);
}
