import {
  type AliasListEntry,
  DescribeKeyCommand,
  GetKeyPolicyCommand,
  GetKeyRotationStatusCommand,
  type GetKeyRotationStatusCommandOutput,
  type KeyMetadata,
  KMSClient,
  paginateListAliases,
  paginateListKeys,
} from "@aws-sdk/client-kms";
import type { Account } from "../account";
import { all, asked, type Collector, type Details, detailed, each, values } from "../collector";
import type { Scope } from "../scope";

/** All aliases of the account; those of AWS's own keys among them. */
export function aliases(account: Account) {
  const client = account.client(KMSClient);
  return all(paginateListAliases({ client }, {}), (page) => page.Aliases);
}

/** An alias that AWS makes, for a key that nobody else manages. */
export const isOfAws = ({ AliasName: name = "" }: AliasListEntry): boolean =>
  name.startsWith("alias/aws/");

export async function keyPolicy(account: Account, key: string): Promise<string | undefined> {
  const command = new GetKeyPolicyCommand({ KeyId: key, PolicyName: "default" });
  return (await account.client(KMSClient).send(command)).Policy;
}

/** The keys in scope. AWS's own are known by their aliases, so that nothing is asked about them. */
export async function keys(account: Account, scope: Scope) {
  const client = account.client(KMSClient);
  const [listed, named] = await Promise.all([
    all(paginateListKeys({ client }, {}), (page) => page.Keys),
    aliases(account),
  ]);
  const awsOwn = new Set(named.filter(isOfAws).map((alias) => alias.TargetKeyId));
  return listed
    .map(({ KeyId: id = "", KeyArn: arn = "" }) => ({ id, arn }))
    .filter(({ id, arn }) => !awsOwn.has(id) && scope.covers("aws_kms_key", id, arn));
}

const ROTATION: Details<GetKeyRotationStatusCommandOutput | undefined> = {
  enable_key_rotation: (answer) => answer?.KeyRotationEnabled ?? false,
  rotation_period_in_days: (answer) => answer?.RotationPeriodInDays,
};

const POLICY: Details<string | undefined> = { policy: (policy) => policy };

export const kmsKey: Collector = {
  type: "aws_kms_key",
  actions: [
    "kms:DescribeKey",
    "kms:GetKeyPolicy",
    "kms:GetKeyRotationStatus",
    "kms:ListAliases",
    "kms:ListKeys",
  ],
  identity: [["key_id"]],
  tagged: "kms:key",
  declaredOnly: ["bypass_policy_lockout_safety_check", "deletion_window_in_days"],
  async collect(account, scope, wants) {
    const client = account.client(KMSClient);
    return each(await keys(account, scope), ({ id, arn }) =>
      detailed({ arn, id, key_id: id }, async () => {
        const { KeyMetadata: key } = await client.send(new DescribeKeyCommand({ KeyId: id }));
        if (!key || key.KeyManager === "AWS" || key.KeyState === "PendingDeletion")
          return undefined;
        const [rotation, policy] = await Promise.all([
          asked(ROTATION, wants, () => rotationOf(client, key)),
          asked(POLICY, wants, () => keyPolicy(account, id)),
        ]);
        return {
          ...values({
            customer_master_key_spec: key.KeySpec,
            description: key.Description,
            is_enabled: key.Enabled,
            key_usage: key.KeyUsage,
            multi_region: key.MultiRegion,
          }),
          ...rotation,
          ...policy,
        };
      }),
    );
  },
};

/** Only symmetric keys whose material is KMS's own rotate; KMS refuses to answer for the others. */
async function rotationOf(client: KMSClient, { KeyId, KeySpec, Origin }: KeyMetadata) {
  return KeySpec === "SYMMETRIC_DEFAULT" && Origin === "AWS_KMS"
    ? client.send(new GetKeyRotationStatusCommand({ KeyId }))
    : undefined;
}
