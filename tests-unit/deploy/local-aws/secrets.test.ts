import { secrets as service } from "../../../tests-integration/local-aws/services/secrets";
import { Asked, behind } from "./asked";

const SECRET = { ARN: "arn:aws:secretsmanager:us-east-1:000000000000:secret:api-1", Name: "api" };
const rotated = behind({ ...SECRET, RotationEnabled: true });
let secrets: Asked;

beforeEach(async () => {
  secrets = new Asked("secretsmanager", service());
  await secrets.json("RotateSecret", { SecretId: "api" }, rotated);
});

test("a secret is rotated until that is cancelled", async () => {
  expect(await secrets.json("DescribeSecret", {}, rotated)).toMatchObject({
    RotationEnabled: true,
  });
  expect(await secrets.json("CancelRotateSecret", { SecretId: SECRET.ARN })).toEqual(SECRET);
  expect(await secrets.json("DescribeSecret", {}, rotated)).toMatchObject({
    RotationEnabled: false,
  });
});

test("secrets are listed with their keys and how they are rotated", async () => {
  const created = { Name: "api", KmsKeyId: "key" };
  await secrets.json("CreateSecret", created, behind(SECRET));
  const rules = { RotationLambdaARN: "function", RotationRules: { AutomaticallyAfterDays: 30 } };
  await secrets.json("RotateSecret", { SecretId: "api", ...rules }, rotated);
  const list = behind({ SecretList: [SECRET] });
  expect(await secrets.json("ListSecrets", {}, list)).toEqual({
    SecretList: [{ ...SECRET, KmsKeyId: "key", ...rules }],
  });
});

test("what is not rotated cannot be cancelled", async () => {
  await secrets.json("CancelRotateSecret", { SecretId: "api" });
  expect(await secrets.json("CancelRotateSecret", { SecretId: "api" })).toBe(
    "InvalidRequestException",
  );
});
