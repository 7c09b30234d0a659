import { type Collector, values } from "../collector";
import { aliases, isOfAws } from "./kms-key";

export const kmsAlias: Collector = {
  type: "aws_kms_alias",
  actions: ["kms:ListAliases"],
  identity: [["name"]],
  within: { type: "aws_kms_key", by: "target_key_id" },
  async collect(account, scope) {
    const all = await aliases(account);
    return all
      .filter(
        (alias) =>
          !isOfAws(alias) &&
          (scope.covers("aws_kms_alias", alias.AliasName ?? "", alias.AliasArn ?? "") ||
            scope.covers("aws_kms_key", alias.TargetKeyId ?? "")),
      )
      .map((alias) => ({
        values: values({
          arn: alias.AliasArn,
          id: alias.AliasName,
          name: alias.AliasName,
          target_key_id: alias.TargetKeyId,
        }),
      }));
  },
};
