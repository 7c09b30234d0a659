import { GetFunctionConfigurationCommand, LambdaClient } from "@aws-sdk/client-lambda";
import {
  type Canary,
  paginateDescribeCanaries,
  SyntheticsClient,
} from "@aws-sdk/client-synthetics";
import type { Json } from "../../model/model";
import type { Account } from "../account";
import {
  all,
  asked,
  type Collector,
  type Details,
  detailed,
  each,
  ifThere,
  ownTags,
  values,
} from "../collector";

const RUN: Details<{ canary: Canary; variables: Json }> = {
  run_config: ({ canary: { RunConfig }, variables }) => [
    {
      active_tracing: RunConfig?.ActiveTracing ?? false,
      environment_variables: variables,
      memory_in_mb: RunConfig?.MemoryInMB ?? null,
      timeout_in_seconds: RunConfig?.TimeoutInSeconds ?? null,
    },
  ],
};

export const syntheticsCanary: Collector = {
  type: "aws_synthetics_canary",
  actions: ["lambda:GetFunctionConfiguration", "synthetics:DescribeCanaries"],
  identity: [["name"]],
  declaredOnly: ["delete_lambda", "s3_bucket", "s3_key", "s3_version", "zip_file"],
  async collect(account, scope, wants) {
    const client = account.client(SyntheticsClient);
    const listed = await all(paginateDescribeCanaries({ client }, {}), (page) => page.Canaries);
    const covered = listed.filter(({ Name = "" }) =>
      scope.covers("aws_synthetics_canary", Name, arnOf(account, Name)),
    );
    return each(covered, (canary) =>
      detailed(known(account, canary), () =>
        asked(RUN, wants, async () => ({ canary, variables: await variablesOf(account, canary) })),
      ),
    );
  },
};

const arnOf = ({ partition, region, id }: Account, name: string): string =>
  `arn:${partition}:synthetics:${region}:${id}:canary:${name}`;

function known(account: Account, canary: Canary) {
  const state = canary.Status?.State;
  const encryption = canary.ArtifactConfig?.S3Encryption;
  const schedule = canary.Schedule;
  return values({
    arn: arnOf(account, canary.Name ?? ""),
    artifact_config: encryption
      ? [
          {
            s3_encryption: [
              {
                encryption_mode: encryption.EncryptionMode ?? null,
                kms_key_arn: encryption.KmsKeyArn ?? null,
              },
            ],
          },
        ]
      : [],
    artifact_s3_location: canary.ArtifactS3Location,
    engine_arn: canary.EngineArn,
    execution_role_arn: canary.ExecutionRoleArn,
    failure_retention_period: canary.FailureRetentionPeriodInDays,
    handler: canary.Code?.Handler,
    id: canary.Name,
    name: canary.Name,
    runtime_version: canary.RuntimeVersion,
    schedule: schedule
      ? [
          {
            duration_in_seconds: Number(schedule.DurationInSeconds ?? 0),
            expression: schedule.Expression ?? null,
          },
        ]
      : [],
    // What the provider was told to do when it made the canary is here whether it is done.
    start_canary: state === "RUNNING" || state === "STARTING",
    status: state,
    success_retention_period: canary.SuccessRetentionPeriodInDays,
    tags_all: ownTags(canary.Tags),
  });
}

/** Synthetics doesn't tell a canary's variables; the function that it runs in has them. */
async function variablesOf(account: Account, { EngineArn: engine }: Canary): Promise<Json> {
  if (engine === undefined) return null;
  const command = new GetFunctionConfigurationCommand({ FunctionName: engine });
  const found = await ifThere(account.client(LambdaClient).send(command));
  return found?.Environment?.Variables ?? null;
}
