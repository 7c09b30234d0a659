import { type Collector, values } from "../collector";
import { secrets } from "./secret";

export const secretRotation: Collector = {
  type: "aws_secretsmanager_secret_rotation",
  actions: ["secretsmanager:ListSecrets"],
  identity: [["secret_id"]],
  within: { type: "aws_secretsmanager_secret", by: "secret_id" },
  declaredOnly: ["rotate_immediately"],
  async collect(account, scope) {
    const rotated = (await secrets(account, scope)).filter(
      ({ RotationEnabled }) => RotationEnabled,
    );
    return rotated.map(({ ARN: arn, RotationLambdaARN, RotationRules: rules }) => ({
      values: values({
        id: arn,
        rotation_enabled: true,
        rotation_lambda_arn: RotationLambdaARN,
        rotation_rules: [
          {
            automatically_after_days: rules?.AutomaticallyAfterDays ?? null,
            duration: rules?.Duration ?? null,
            schedule_expression: rules?.ScheduleExpression ?? null,
          },
        ],
        secret_id: arn,
      }),
    }));
  },
};
