import { OWN_TAG, readJson } from "./deployment";
import type { Terraform } from "./terraform/terraform";

/** Something that is about to be changed or destroyed is not the run's own. */
export class NotOurs extends Error {
  override name = "NotOurs";
}

interface Change {
  address: string;
  mode: string;
  change: { before: { tags_all?: Record<string, string> } | null };
}

/**
 * Destroys a stack of the run, once the plan of it, which Terraform makes from the account as it is at
 * this moment, shows the run's own tag on everything there that can carry tags.
 * @throws NotOurs before anything is touched
 */
export async function destroyOwn(terraform: Terraform, own: string): Promise<void> {
  await terraform.destroy((plan) => assertOwn(readJson(plan).resource_changes ?? [], own));
}

/** @throws NotOurs naming what can carry tags and does not carry this one */
export function assertOwn(changes: Change[], own: string): void {
  const others = changes.filter(({ mode, change: { before } }) => {
    const taggable = mode === "managed" && before !== null && "tags_all" in before;
    return taggable && before.tags_all?.[OWN_TAG] !== own;
  });
  if (others.length === 0) return;
  const addresses = others.map(({ address }) => address).join(", ");
  throw new NotOurs(
    `Nothing was destroyed, because these do not carry the tag ${OWN_TAG}=${own}: ${addresses}. ` +
      "Give them the tag if they are this test's, or remove them from its state.",
  );
}
