/**
 * Writes `tests-policy/samples/payments.plan.json`: what the real Terraform and the real AWS provider plan
 * for the example configuration, in an account where nothing is there yet.
 *
 * Terraform 1.11 or newer must be on the PATH, and `terraform init` must be able to find the provider; no
 * AWS account is needed. The two questions that planning asks of AWS are answered here.
 */
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { createApp } from "../stack/app";
import { parseConfig } from "../stack/config/config";
import example from "../stack/config/example.json";
import { idle as code } from "../tests-unit/stack/synthesize";

const FIXTURE = "tests-policy/samples/payments.plan.json";
const ACCOUNT = "000000000000";

/** Planning must not look for credentials, accounts or metadata that are not there. */
const OFFLINE = {
  provider: {
    aws: [
      {
        skip_credentials_validation: true,
        skip_metadata_api_check: true,
        skip_region_validation: true,
      },
    ],
  },
};

/** An AWS that knows who is calling and that has no table yet; it refuses to be asked anything else. */
const aws = createServer((request, response) => {
  let body = "";
  request.on("data", (chunk) => {
    body += chunk;
  });
  request.on("end", () => {
    if (body.includes("Action=GetCallerIdentity")) {
      response.setHeader("content-type", "text/xml");
      response.end(
        `<GetCallerIdentityResponse xmlns="https://aws.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>` +
          `<Arn>arn:aws:iam::${ACCOUNT}:root</Arn><UserId>${ACCOUNT}</UserId><Account>${ACCOUNT}</Account>` +
          "</GetCallerIdentityResult></GetCallerIdentityResponse>",
      );
      return;
    }
    const describesTable = request.headers["x-amz-target"] === "DynamoDB_20120810.DescribeTable";
    const type = `com.amazonaws.dynamodb.v20120810#${describesTable ? "ResourceNotFoundException" : "UnknownOperationException"}`;
    response.writeHead(400, { "content-type": "application/x-amz-json-1.0" });
    response.end(JSON.stringify({ __type: type, message: "not here" }));
  });
});

/** Synthesizes the example into `out`, code archives included. @returns the folder that Terraform runs in */
function synthesizeInto(out: string): string {
  const directory = join(out, "stacks", "payments");
  createApp(parseConfig(example, "The example"), code, out).app.synth();
  for (const { path, bytes } of Object.values(code)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), bytes);
  }
  writeFileSync(join(directory, "offline_override.tf.json"), JSON.stringify(OFFLINE));
  return directory;
}

async function main(): Promise<void> {
  const out = mkdtempSync(join(tmpdir(), "proofstack-plan-"));
  try {
    const cwd = synthesizeInto(out);
    await new Promise<void>((listening) => aws.listen(0, "127.0.0.1", listening));
    const { port } = aws.address() as AddressInfo;
    const terraform = async (...args: string[]) => {
      const { stdout } = await promisify(execFile)("terraform", args, {
        cwd,
        maxBuffer: 1 << 28,
        env: {
          ...process.env,
          AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
          AWS_ACCESS_KEY_ID: "none",
          AWS_SECRET_ACCESS_KEY: "none",
        },
      });
      return stdout;
    };
    await terraform("init", "-input=false", "-no-color");
    await terraform("plan", "-input=false", "-no-color", "-out=plan.tfplan");
    // The time, and the order of the attributes that outputs need, are all that differs between two runs.
    const {
      timestamp: _,
      relevant_attributes: __,
      ...plan
    } = JSON.parse(await terraform("show", "-json", "plan.tfplan"));
    writeFileSync(FIXTURE, `${JSON.stringify(plan)}\n`);
    console.log(`${plan.resource_changes.length} resources -> ${FIXTURE}`);
  } finally {
    aws.close();
    rmSync(out, { recursive: true });
  }
}

main().catch((error: Error & { stderr?: string }) => {
  console.error(`plan-fixture: ${error.stderr || error.message}`);
  process.exit(2);
});
