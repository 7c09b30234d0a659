import { type Cdktf, type Found, within } from "./found";

/** What a pipeline has to write before it can be judged. */
export type Target = { cdktf: Cdktf } | { roots: string[] };

/** The Terraform that a pipeline begins with. */
export const TERRAFORM = "1.11.4";

/** A folder's name goes into the pipeline's text: no name there may mean more than a folder. */
const isPlain = (folder: string): boolean => /^[\w.][\w.-]*(?:\/[\w.][\w.-]*)*$/.test(folder);

/** None when nothing is found whose name a pipeline's file can hold. */
export function targetOf({ cdktf, roots }: Found): Target | undefined {
  if (cdktf && isPlain(cdktf.folder) && isPlain(cdktf.output)) return { cdktf };
  const plain = roots.filter(isPlain);
  return plain.length > 0 ? { roots: plain } : undefined;
}

/** Folders with Terraform that a pipeline's file cannot name. */
export const unnameable = ({ cdktf, roots }: Found): string[] =>
  [...roots, ...(cdktf ? [cdktf.folder, cdktf.output] : [])].filter((name) => !isPlain(name));

export const planIn = (root: string): string => within(root, "plan.json");
