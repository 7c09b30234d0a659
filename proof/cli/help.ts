/** What the help of each command says after its options. */

export const EXAMPLES = `
Examples:
  terraform show -json tfplan > plan.json && proofstack check plan.json
  proofstack check cdktf.out --profile payments --out report.json
  proofstack controls logs/retention

Exit codes: 0 nothing blocks, 1 something failed or is unknown, 2 could not judge.`;

export const CHECK = `
--since takes an earlier file of any view, a commit at which the same file or folder was committed, or
prior-state: the state from which a plan starts, as the plan itself has it. A verdict is judged when its
resource, or one that the control reaches from it, is new or not as it was. The others are counted.

Examples:
  terraform show -json tfplan | proofstack check -
  proofstack check plan.json --format markdown >> "$GITHUB_STEP_SUMMARY"
  proofstack check plan.json --origins cdktf.out --format github --out results.sarif --out junit.xml
  proofstack check plan.json --exceptions exceptions.json --out report.json
  proofstack check plan.json --fail-on high
  proofstack check plan.json --baseline baseline.json
  proofstack check plan.json --since prior-state
  proofstack check cdktf.out --since origin/main`;

export const INIT = `
It looks around, and runs nothing of what it finds. A file that is there already is left as it is.

Examples:
  proofstack init
  proofstack init plan.json --ci gitlab --dry-run

Exit codes: 0 it is set up, whatever was found in what was judged; 2 it could not be.`;

export const EXCEPT = `
It names one control and one exact address: a wildcard would accept what nobody has seen.

Examples:
  proofstack except s3/encrypted aws_s3_bucket.art --expires 2027-03-31 \\
    --reason "Public images only" --approved-by security@example.com
  proofstack check plan.json --exceptions exceptions.json`;

export const LIVE = `
The account, region and role are those of the AWS SDK's own settings (AWS_PROFILE, AWS_REGION, …).
What is read needs the actions of docs/live-iam-policy.json and no others.

There is no --since: an account changes without any commit, so all of it is judged each time. What was found
before need not block: --baseline FILE, an earlier report of live, leaves what is new.

Examples:
  terraform show -json > state.json && proofstack live --declared state.json
  AWS_PROFILE=audit proofstack live --declared cdktf.out --profile payments --out live.json
  proofstack live --declared state.json --baseline live.json
  proofstack live --tag CostCenter=payments`;

export const EVIDENCE = `
What is synthesized tells of a plan and a state beside it which line made what.

What Terraform marks as sensitive, and key material, is masked in the stored inputs; a control that reads
it says unknown, until --reveal shows it.

Examples:
  proofstack evidence plan.json state.json --profile payments --out evidence/2026-12-31
  proofstack evidence cdktf.out --live --declared state.json --out evidence/deployed
  proofstack evidence cdktf.out --out evidence/2 --previous evidence/1 --key ed25519.pem`;

export const VERIFY = `
Examples:
  openssl pkey -in ed25519.pem -pubout -out ed25519.pub.pem
  proofstack verify evidence/1 evidence/2 --key ed25519.pub.pem

Exit codes: 0 all of it holds, 1 something does not, 2 could not tell.`;

export const CONTROLS = `
Examples:
  proofstack controls --profile payments
  proofstack controls logs/retention`;

export const COMPLETION = `
Examples:
  source <(proofstack completion bash)            # in ~/.bashrc
  source <(proofstack completion zsh)             # in ~/.zshrc, after compinit
  proofstack completion fish | source             # in ~/.config/fish/config.fish`;

export const MODEL = `
Examples:
  proofstack model plan.json > model.json
  opa eval -b policies/dist/bundle.tar.gz -i model.json data.gate.proven`;
