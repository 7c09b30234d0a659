import { schemaUrl } from "../project";
import type { Pipeline } from "./found";
import { githubWorkflow } from "./github";
import { gitlabInclude, gitlabJobs } from "./gitlab";
import type { Target } from "./target";

/** A file that sets the gate up. */
export interface SetupFile {
  path: string;
  text: string;
  /** What it is for. */
  purpose: string;
  /** What says that a file which is there already does the same; all of its text, when unsaid. */
  mark?: string;
}

const GITLAB_JOBS = ".gitlab/proofstack.yml";

/** What sets the gate up, in the order in which it is told. @param ref which Proofstack */
export function setupFiles(
  profile: string,
  target: Target | undefined,
  pipelines: readonly Pipeline[],
  ref: string,
): SetupFile[] {
  const settings: SetupFile = {
    path: "proofstack.json",
    text: `${JSON.stringify({ $schema: schemaUrl("proofstack.schema.json"), extends: profile, parameters: {}, off: {} }, null, 2)}\n`,
    purpose: `by what is judged: profile ${profile}`,
  };
  if (!target) return [settings];
  return [settings, ...pipelines.flatMap((pipeline) => PIPELINES[pipeline](target, ref))];
}

const PIPELINES: Record<Pipeline, (target: Target, ref: string) => SetupFile[]> = {
  github: (target, ref) => [
    {
      path: ".github/workflows/proofstack.yml",
      text: githubWorkflow(target, ref),
      purpose: "judges every pull request",
    },
  ],
  gitlab: (target, ref) => [
    { path: GITLAB_JOBS, text: gitlabJobs(target, ref), purpose: "judges every pipeline" },
    {
      path: ".gitlab-ci.yml",
      text: gitlabInclude(GITLAB_JOBS),
      purpose: "takes those jobs in",
      mark: GITLAB_JOBS,
    },
  ],
};
