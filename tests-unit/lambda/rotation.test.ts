import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { createLogger } from "../../lambda/logging";
import { createRotation } from "../../lambda/rotation";
import { createSecrets } from "../../lambda/secrets";
import { type Answer, type Call, failure, Service } from "./aws";

const SecretId = "arn:aws:secretsmanager:us-east-1:111122223333:secret:signing-key-a1b2c3";
const NEXT = "00000000-0000-4000-8000-000000000002";
const NOW = "00000000-0000-4000-8000-000000000001";

/** Versions of one secret, their values and stages, answering as Secrets Manager does. */
class Secret {
  rotates = true;
  readonly stages = new Map<string, string[]>();
  readonly values = new Map<string, string>();

  answer({ operation, input }: Call): Answer {
    expect(input.SecretId).toBe(SecretId);
    switch (operation) {
      case "DescribeSecret":
        return {
          status: 200,
          body: {
            RotationEnabled: this.rotates,
            VersionIdsToStages: Object.fromEntries(this.stages),
          },
        };
      case "GetSecretValue": {
        const value = this.values.get(input.VersionId);
        return value === undefined
          ? failure(400, "ResourceNotFoundException")
          : { status: 200, body: { SecretString: value } };
      }
      case "PutSecretValue":
        this.values.set(input.ClientRequestToken, input.SecretString);
        return { status: 200, body: {} };
      case "UpdateSecretVersionStage": {
        const label = input.VersionStage;
        const holder = [...this.stages].find(([, stages]) => stages.includes(label))?.[0];
        if (holder !== input.RemoveFromVersionId) return failure(400, "InvalidParameterException");
        for (const [version, stages] of this.stages) {
          this.stages.set(
            version,
            stages.filter((stage) => stage !== label),
          );
        }
        this.stages.set(input.MoveToVersionId, [label]);
        if (holder) this.stages.set(holder, ["AWSPREVIOUS"]);
        return { status: 200, body: {} };
      }
      default:
        return failure(400, "UnknownOperation");
    }
  }
}

let secret: Secret;
const service = new Service((call) => secret.answer(call));
let rotate: (step: string, token?: string) => Promise<void>;

beforeAll(async () => {
  await service.start();
  const secrets = createSecrets({
    endpoint: service.url,
    region: "us-east-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
    maxAttempts: 1,
  });
  const rotation = createRotation(secrets, createLogger("rotation"));
  rotate = (Step, ClientRequestToken = NEXT) => rotation({ Step, SecretId, ClientRequestToken });
});
beforeEach(() => {
  service.reset();
  secret = new Secret();
  secret.stages.set(NOW, ["AWSCURRENT"]).set(NEXT, ["AWSPENDING"]);
  secret.values.set(NOW, "an older key");
});
afterAll(() => service.stop());

const STEPS = ["createSecret", "setSecret", "testSecret", "finishSecret"];
const all = async () => {
  for (const step of STEPS) await rotate(step);
};
const operations = () => service.calls.map(({ operation }) => operation);

describe("a rotation", () => {
  test("leaves a new key of 256 bits current, and the one before it readable", async () => {
    await all();
    expect(Buffer.from(secret.values.get(NEXT) ?? "", "base64")).toHaveLength(32);
    expect(secret.stages.get(NEXT)).toEqual(["AWSCURRENT"]);
    expect(secret.stages.get(NOW)).toEqual(["AWSPREVIOUS"]);
  });

  test("gives a secret its first value", async () => {
    secret.stages.delete(NOW);
    await all();
    expect(secret.stages.get(NEXT)).toEqual(["AWSCURRENT"]);
  });

  test("makes another key each time", async () => {
    await rotate("createSecret");
    const first = secret.values.get(NEXT);
    secret.values.delete(NEXT);
    await rotate("createSecret");
    expect(secret.values.get(NEXT)).not.toBe(first);
  });

  test("keeps the key that an earlier attempt made", async () => {
    await rotate("createSecret");
    const first = secret.values.get(NEXT);
    await rotate("createSecret");
    expect(secret.values.get(NEXT)).toBe(first);
  });

  test("that is over already is left as it is", async () => {
    secret.stages.delete(NOW);
    secret.stages.set(NEXT, ["AWSCURRENT", "AWSPENDING"]);
    for (const step of STEPS) await rotate(step);
    expect(new Set(operations())).toEqual(new Set(["DescribeSecret"]));
  });
});

describe("is refused, and changes nothing", () => {
  const refused = async (step: string, why: string) => {
    const before = structuredClone([secret.stages, secret.values]);
    await expect(rotate(step)).rejects.toThrow(why);
    expect([secret.stages, secret.values]).toEqual(before);
  };

  test.each(STEPS)("%s of a secret that does not rotate", async (step) => {
    secret.rotates = false;
    await refused(step, "is not set to rotate");
  });

  test.each(STEPS)("%s of a version that Secrets Manager has not begun", async (step) => {
    secret.stages.delete(NEXT);
    await refused(step, "has no version");
    secret.stages.set(NEXT, ["AWSPREVIOUS"]);
    await refused(step, "is not pending");
  });

  test("a step that there is not", () => refused("dropSecret", "knows no step dropSecret"));

  test("the test of a key that is not there", () => refused("testSecret", "has no value"));

  test.each([
    ["c2hvcnQ="],
    ["not a key"],
    [""],
    [`${"A".repeat(43)}=\n`],
  ])("the test of %j, which is no key", async (value) => {
    secret.values.set(NEXT, value);
    await refused("testSecret", "is no key of 32 bytes");
  });

  test("the test of a key that is the current one's", async () => {
    const value = Buffer.alloc(32, 1).toString("base64");
    secret.values.set(NEXT, value).set(NOW, value);
    await refused("testSecret", "is that of the current version");
  });

  test("anything that Secrets Manager refuses, but for a value that is not there yet", async () => {
    service.respond = (call) =>
      call.operation === "GetSecretValue"
        ? failure(400, "AccessDeniedException")
        : secret.answer(call);
    await refused("createSecret", "told to fail");
  });
});

test("no key is ever logged", async () => {
  const written: string[] = [];
  const write = process.stdout.write;
  process.stdout.write = ((line: string) => written.push(line) > 0) as typeof write;
  try {
    await all();
  } finally {
    process.stdout.write = write;
  }
  expect(written).toHaveLength(STEPS.length);
  expect(written.join("")).not.toContain(secret.values.get(NEXT));
});
