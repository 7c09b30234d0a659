import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "../errors";
import { sha256 } from "../evidence/digest";
import type { Manifest } from "../evidence/manifest";
import type { Run } from "../evidence/run";
import { historyAfter, type Statement } from "../evidence/statement";

/** A folder that is no evidence, or no longer whole. */
export class BrokenEvidence extends Refusal {
  override readonly name = "BrokenEvidence";
  constructor(folder: string, why: string) {
    super(`${folder}: ${why}`);
  }
}

/** The run that another one follows, and all that it remembers. @throws BrokenEvidence */
export function previousRun(
  folder: string,
): Required<Pick<Run, "previous">> & Pick<Run, "history"> {
  const [manifestText, statementText] = ["manifest.json", "statement.json"].map((name) => {
    try {
      return readFileSync(join(folder, name), "utf8");
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      throw new BrokenEvidence(
        folder,
        `its ${name} could not be read (${code}). Name a folder that proofstack evidence wrote.`,
      );
    }
  }) as [string, string];
  try {
    const { run, files }: Manifest = JSON.parse(manifestText);
    const written = files.find(({ path }) => path === "statement.json");
    if (written?.digest === sha256(statementText)) {
      const statement: Statement = JSON.parse(statementText);
      return {
        previous: { run, manifest: sha256(manifestText) },
        history: historyAfter(statement),
      };
    }
  } catch {
    // Whatever it says, it is not what was written.
  }
  throw new BrokenEvidence(
    folder,
    `its statement.json is not what its manifest says, so no run can follow it. See what is wrong: proofstack verify ${folder}`,
  );
}
