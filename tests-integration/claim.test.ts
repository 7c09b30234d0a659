import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { claim, InTheWay } from "./claim";
import { readJson } from "./deployment";
import { deployedStack, deployment, localTest } from "./support/deployed";

localTest("what stands in the account under a name of the stack's is left alone", async () => {
  const folder = mkdtempSync(join(tmpdir(), "claim-"));
  const plan = readJson(join(deployedStack("payments").dir, "plan.json"));
  const claiming = claim(plan, folder);
  await expect(claiming).rejects.toThrow(InTheWay);
  await expect(claiming).rejects.toThrow(`dashboard payments-${deployment.config.suffix}`);
  rmSync(folder, { recursive: true });
});
