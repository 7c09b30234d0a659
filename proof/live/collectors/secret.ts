import {
  paginateListSecrets,
  type SecretListEntry,
  SecretsManagerClient,
} from "@aws-sdk/client-secrets-manager";
import type { Account } from "../account";
import { all, type Collector, tagsOf, values } from "../collector";
import type { Scope } from "../scope";

/** The secrets in scope, without what is in them; those that other services of AWS manage are theirs. */
export async function secrets(account: Account, scope: Scope): Promise<SecretListEntry[]> {
  const client = account.client(SecretsManagerClient);
  const pages = paginateListSecrets({ client, pageSize: 100 }, {});
  const listed = await all(pages, (page) => page.SecretList);
  return listed.filter(
    ({ Name: name = "", ARN: arn = "", OwningService }) =>
      OwningService === undefined && scope.covers("aws_secretsmanager_secret", name, arn),
  );
}

export const secret: Collector = {
  type: "aws_secretsmanager_secret",
  actions: ["secretsmanager:ListSecrets"],
  identity: [["name"]],
  declaredOnly: ["force_overwrite_replica_secret", "recovery_window_in_days"],
  async collect(account, scope) {
    return (await secrets(account, scope)).map((one) => ({
      values: values({
        arn: one.ARN,
        description: one.Description,
        id: one.ARN,
        kms_key_id: one.KmsKeyId,
        name: one.Name,
        tags_all: tagsOf(one.Tags),
      }),
    }));
  },
};
