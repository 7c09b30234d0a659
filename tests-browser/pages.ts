import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Verdict } from "../proof/gate/verdict";

const REPOSITORY = resolve(__dirname, "..");
const SAMPLES = join(REPOSITORY, "tests-policy/samples");

const exceptions = [
  {
    control: "sns/key-grants",
    address: "aws_sns_topic.t",
    reason: "moves to the shared key in March",
    approvedBy: "ada@example.com",
    expires: "2999-12-31",
  },
];

export type Stored = Pick<
  Verdict,
  "control" | "address" | "verdict" | "severity" | "frameworks"
> & {
  view: string;
};

/** Folders of evidence as the command line writes them, with their `report.html`. */
export class Pages {
  private readonly root = mkdtempSync(join(tmpdir(), "proofstack-browser-"));

  constructor() {
    const outdir = join(this.root, "build");
    execFileSync(process.execPath, ["scripts/build.mjs", "proofstack", "--outdir", outdir], {
      cwd: REPOSITORY,
    });
    symlinkSync(join(REPOSITORY, "policies"), join(this.root, "policies"));
    writeFileSync(join(this.root, "exceptions.json"), JSON.stringify({ exceptions }));
  }

  /** Judges samples; returns the path of the page. */
  evidence(out: string, samples: string[], ...more: string[]): string {
    const inputs = samples.map((name) => join(SAMPLES, name));
    const args = ["evidence", ...inputs, "--profile", "payments", "--out", out, ...more];
    const { status, stderr } = spawnSync(process.execPath, ["build/proofstack.js", ...args], {
      cwd: this.root,
      encoding: "utf8",
    });
    if (status !== 0 && status !== 1) throw new Error(stderr);
    return join(this.root, out, "report.html");
  }

  write(name: string, pieces: Iterable<string>): string {
    const file = join(this.root, name);
    writeFileSync(file, Array.from(pieces).join(""));
    return file;
  }

  /** What the folder says of everything that was judged, in any view. */
  verdicts(out: string): Stored[] {
    const { reports } = JSON.parse(readFileSync(join(this.root, out, "verdicts.json"), "utf8"));
    return reports
      .flatMap(({ view, verdicts }: { view: string; verdicts: Verdict[] }) =>
        verdicts.map((verdict) => ({ ...verdict, view })),
      )
      .filter(({ address }: Verdict) => address !== "");
  }

  remove(): void {
    rmSync(this.root, { recursive: true });
  }
}
