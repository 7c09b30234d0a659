import {
  DescribeSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
  type SecretsManagerClientConfig,
  UpdateSecretVersionStageCommand,
} from "@aws-sdk/client-secrets-manager";

/** The versions of secrets, as a rotation moves through them. Every call throws what Secrets Manager refuses. */
export interface Secrets {
  /** @returns whether the secret rotates, and the stages of each of its versions by id */
  describe(id: string): Promise<{ rotates: boolean; stages: Record<string, string[]> }>;
  /** @returns nothing when the version has no value yet */
  read(id: string, version: string): Promise<string | undefined>;
  /** Gives a pending version its value. */
  write(id: string, version: string, value: string): Promise<void>;
  /** Makes a version the current one, in place of the one that is. */
  promote(id: string, version: string, current: string | undefined): Promise<void>;
}

/** Needs DescribeSecret, GetSecretValue, PutSecretValue and UpdateSecretVersionStage on the secrets. */
export function createSecrets(config: SecretsManagerClientConfig = {}): Secrets {
  const client = new SecretsManagerClient(config);
  return {
    async describe(id) {
      const { RotationEnabled, VersionIdsToStages } = await client.send(
        new DescribeSecretCommand({ SecretId: id }),
      );
      return { rotates: RotationEnabled === true, stages: VersionIdsToStages ?? {} };
    },
    async read(id, version) {
      try {
        const command = new GetSecretValueCommand({ SecretId: id, VersionId: version });
        return (await client.send(command)).SecretString;
      } catch (error) {
        if (error instanceof ResourceNotFoundException) return undefined;
        throw error;
      }
    },
    async write(id, version, value) {
      await client.send(
        new PutSecretValueCommand({
          SecretId: id,
          ClientRequestToken: version,
          SecretString: value,
          VersionStages: ["AWSPENDING"],
        }),
      );
    },
    async promote(id, version, current) {
      await client.send(
        new UpdateSecretVersionStageCommand({
          SecretId: id,
          VersionStage: "AWSCURRENT",
          MoveToVersionId: version,
          ...(current !== undefined && { RemoveFromVersionId: current }),
        }),
      );
    },
  };
}
