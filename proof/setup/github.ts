import { PROJECT } from "../project";
import { planIn, type Target, TERRAFORM } from "./target";

/** The actions of others, by the commits of their releases: a tag can be moved, a commit cannot. */
const ACTIONS = {
  checkout: "actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2",
  node: "actions/setup-node@49933ea5288caeca8642d1e84afbd3f7d6820020 # v4.4.0",
  terraform: "hashicorp/setup-terraform@b9cd54a3c349d3f38e8881555d616ced269862dd # v3.1.2",
};

/** A workflow that judges every pull request. @param ref which Proofstack */
export function githubWorkflow(target: Target, ref: string): string {
  const { matrix, steps, input } = "cdktf" in target ? synthesis(target) : plans(target.roots);
  return `name: Proofstack
on: pull_request
permissions:
  contents: read
jobs:
  proofstack:
    runs-on: ubuntu-latest
${matrix}    steps:
      - uses: ${ACTIONS.checkout}
        with:
          persist-credentials: false
${steps}
      - uses: ${new URL(PROJECT).pathname.slice(1)}@${ref}
        with:
          input: ${input}
`;
}

function plans(roots: string[]) {
  const [only = "."] = roots;
  const isOne = roots.length === 1;
  const root = isOne ? only : "${{ matrix.root }}";
  return {
    matrix: isOne
      ? ""
      : `    strategy:
      fail-fast: false
      matrix:
        root:
${roots.map((name) => `          - ${JSON.stringify(name)}\n`).join("")}`,
    steps: `      - uses: ${ACTIONS.terraform}
        with:
          terraform_version: ${TERRAFORM} # the one that you use
          terraform_wrapper: false
      # The plan needs the credentials that your other workflows have: give them to it here.
      - name: Plan
        working-directory: ${isOne ? JSON.stringify(root) : root}
        run: |
          terraform init -input=false
          terraform plan -input=false -out tfplan
          terraform show -json tfplan > plan.json`,
    input: isOne ? JSON.stringify(planIn(root)) : planIn(root),
  };
}

function synthesis({ cdktf: { folder, output, install } }: Extract<Target, { cdktf: unknown }>) {
  return {
    matrix: "",
    steps: `      - uses: ${ACTIONS.node}
        with:
          node-version: 22
      - name: Synthesize
        working-directory: ${JSON.stringify(folder)}
        run: |
          ${install ?? "# Install what the app needs here."}
          npx --yes cdktf-cli@0.21.0 synth`,
    input: JSON.stringify(output),
  };
}
