import { randomBytes } from "node:crypto";
import type { SecretsManagerRotationEvent } from "aws-lambda";
import { RotationError } from "./errors";
import type { Logger } from "./logging";
import type { Secrets } from "./secrets";

/** As many as HMAC-SHA-256 has use for. Source: RFC 2104, "HMAC: Keyed-Hashing for Message Authentication", 3. */
const KEY_BYTES = 32;

/** The step is whatever was sent: its type says what it ought to be. */
type RotationEvent = Omit<SecretsManagerRotationEvent, "Step"> & { Step: string };

/** What is being rotated: a version that Secrets Manager has begun, beside the current one. */
interface Rotation {
  id: string;
  pending: string;
  current: string | undefined;
}

/**
 * The rotation of a secret that is one random key, in base64. Whoever verifies takes the previous version too,
 * so that nothing signed before a rotation is refused after it.
 *
 * Each step may be repeated: Secrets Manager calls again when one failed. Source: Secrets Manager User Guide,
 * "Lambda rotation functions".
 *
 * @returns a handler that throws RotationError when a step cannot be taken, and what Secrets Manager refuses
 */
export function createRotation(secrets: Secrets, log: Logger) {
  const steps: Record<string, (rotation: Rotation) => Promise<void>> = {
    async createSecret({ id, pending }) {
      if ((await secrets.read(id, pending)) !== undefined) return;
      await secrets.write(id, pending, randomBytes(KEY_BYTES).toString("base64"));
    },
    /** Nothing else holds the key: there is nobody to give it to. */
    async setSecret() {},
    async testSecret({ id, pending, current }) {
      const value = await secrets.read(id, pending);
      if (value === undefined) throw new RotationError("The pending version has no value");
      const key = Buffer.from(value, "base64");
      if (key.length !== KEY_BYTES || key.toString("base64") !== value) {
        throw new RotationError(`The pending version's value is no key of ${KEY_BYTES} bytes`);
      }
      if (current !== undefined && value === (await secrets.read(id, current))) {
        throw new RotationError("The pending version's value is that of the current version");
      }
    },
    finishSecret: ({ id, pending, current }) => secrets.promote(id, pending, current),
  };

  return async ({
    Step: step,
    SecretId: id,
    ClientRequestToken: pending,
  }: RotationEvent): Promise<void> => {
    const take = Object.hasOwn(steps, step) ? steps[step] : undefined;
    if (!take) throw new RotationError(`A rotation knows no step ${step}`);
    const { rotates, stages } = await secrets.describe(id);
    if (!rotates) throw new RotationError("The secret is not set to rotate");
    const mine = stages[pending];
    if (!mine) throw new RotationError(`The secret has no version ${pending}`);
    if (mine.includes("AWSCURRENT")) {
      log.info("the rotation is over already", { outcome: step });
      return;
    }
    if (!mine.includes("AWSPENDING")) {
      throw new RotationError(`The secret's version ${pending} is not pending`);
    }
    const current = Object.keys(stages).find((version) => stages[version]?.includes("AWSCURRENT"));
    await take({ id, pending, current });
    log.info("a step of the rotation is taken", { outcome: step });
  };
}
