import { PROJECT } from "../project";
import { planIn, type Target, TERRAFORM } from "./target";

/** Jobs that judge every pipeline's plan or synthesis. @param ref which Proofstack */
export function gitlabJobs(target: Target, ref: string): string {
  const { before, job } = "cdktf" in target ? synthesis(target) : plans(target.roots);
  return `include:
  - remote: ${PROJECT}/raw/${ref}/templates/gitlab-ci.yml

${before}
proofstack:
  extends: .proofstack
  needs: [proofstack-input]
  variables:
    PROOFSTACK_REF: ${ref}
${job}`;
}

/** What a `.gitlab-ci.yml` takes the jobs in with. */
export const gitlabInclude = (file: string): string => `include:\n  - local: ${file}\n`;

/** Plans hold secrets: only who may write here may download one, and not for long. */
const artifacts = (paths: string[]): string => `  artifacts:
    access: developer
    expire_in: 1 hour
    paths:
${paths.map((path) => `      - ${JSON.stringify(path)}\n`).join("")}`;

function plans(roots: string[]) {
  const commands = roots.flatMap((root) => [
    `terraform -chdir=${root} init -input=false`,
    `terraform -chdir=${root} plan -input=false -out tfplan`,
    `terraform -chdir=${root} show -json tfplan > ${planIn(root)}`,
  ]);
  const files = roots.map(planIn);
  return {
    before: `# The plan needs the credentials that your other jobs have.
proofstack-input:
  stage: build
  image:
    name: hashicorp/terraform:${TERRAFORM} # the one that you use
    entrypoint: [""]
  script:
${commands.map((command) => `    - ${command}\n`).join("")}${artifacts(files)}`,
    job:
      files.length === 1
        ? `    PROOFSTACK_ARGS: ${JSON.stringify(files[0])}\n`
        : `  parallel:
    matrix:
      - PROOFSTACK_ARGS:
${files.map((file) => `          - ${JSON.stringify(file)}\n`).join("")}`,
  };
}

function synthesis({ cdktf: { folder, output, install } }: Extract<Target, { cdktf: unknown }>) {
  return {
    before: `proofstack-input:
  stage: build
  image: node:22.11.0
  script:
${folder === "." ? "" : `    - cd ${folder}\n`}    - ${install ?? '"# Install what the app needs here."'}
    - npx --yes cdktf-cli@0.21.0 synth
${artifacts([output])}`,
    job: `    PROOFSTACK_ARGS: ${JSON.stringify(output)}\n`,
  };
}
