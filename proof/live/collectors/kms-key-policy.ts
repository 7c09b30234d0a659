import { type Collector, detailed, each, values } from "../collector";
import { keyPolicy, keys } from "./kms-key";

export const kmsKeyPolicy: Collector = {
  type: "aws_kms_key_policy",
  actions: ["kms:GetKeyPolicy", "kms:ListAliases", "kms:ListKeys"],
  identity: [["key_id"]],
  within: { type: "aws_kms_key", by: "key_id" },
  repeats: { attribute: "policy", apart: false },
  async collect(account, scope) {
    return each(await keys(account, scope), ({ id }) =>
      detailed({ id, key_id: id }, async () => values({ policy: await keyPolicy(account, id) })),
    );
  },
};
