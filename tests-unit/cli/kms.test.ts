import { spawn } from "node:child_process";
import { createECDH, generateKeyPairSync } from "node:crypto";
import { existsSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { json, text } from "node:stream/consumers";
import type { Ended } from "../warm-process";
import { logGroups, Proofstack } from "./proofstack";

const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });

/** What KMS answers about the key of an alias. */
const KEYS: Record<string, object> = {
  "alias/evidence": {
    PublicKey: publicKey.export({ type: "spki", format: "der" }).toString("base64"),
    SigningAlgorithms: ["ECDSA_SHA_256"],
  },
  "alias/rsa": { PublicKey: "AAAA", SigningAlgorithms: ["RSASSA_PSS_SHA_256"] },
};

let proofstack: Proofstack;
let kms: Server;
beforeAll(async () => {
  proofstack = new Proofstack();
  proofstack.write("good.json", logGroups(3));
  proofstack.write("key.pub", publicKey.export({ type: "spki", format: "pem" }).toString());
  kms = createServer(async (request, response) => {
    const asked = (await json(request)) as { KeyId: string; Message?: string };
    const key = KEYS[asked.KeyId];
    response.setHeader("content-type", "application/x-amz-json-1.1");
    if (!key) response.writeHead(400);
    response.end(JSON.stringify(key ? answer(key, asked.Message) : UNKNOWN));
  });
  await new Promise<void>((listening) => kms.listen(0, "127.0.0.1", listening));
});
afterAll(async () => {
  await new Promise((closed) => kms.close(closed));
  await proofstack.remove();
});

const UNKNOWN = { __type: "NotFoundException", message: "Alias is not found." };

const answer = (key: object, digest: string | undefined) =>
  digest === undefined
    ? key
    : { Signature: signed(Buffer.from(digest, "base64")).toString("base64") };

/** ECDSA over a digest (FIPS 186-5, section 6.4.1), which Node signs only texts with. */
function signed(digest: Buffer): Buffer {
  const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
  const secret = integer(Buffer.from(privateKey.export({ format: "jwk" }).d ?? "", "base64url"));
  const once = createECDH("prime256v1");
  const point = once.generateKeys();
  const r = integer(point.subarray(1, 33)) % order;
  const inverse = power(integer(once.getPrivateKey()), order - 2n, order);
  const s = (inverse * (integer(digest) + r * secret)) % order;
  const parts = Buffer.concat([der(r), der(s)]);
  return Buffer.concat([Buffer.of(0x30, parts.length), parts]);
}

const integer = (bytes: Buffer): bigint => BigInt(`0x${bytes.toString("hex")}`);

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let [result, square] = [1n, base % modulus];
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

function der(value: bigint): Buffer {
  const hex = value.toString(16);
  const bytes = Buffer.from(hex.padStart(hex.length + (hex.length % 2), "0"), "hex");
  const positive = (bytes[0] as number) > 0x7f ? Buffer.concat([Buffer.of(0), bytes]) : bytes;
  return Buffer.concat([Buffer.of(2, positive.length), positive]);
}

/** Not `run`, which lets no server of this process answer meanwhile. */
async function evidence(out: string, key: string, endpoint = endpointOf(kms)): Promise<Ended> {
  const child = spawn(
    process.execPath,
    [proofstack.script, "evidence", "good.json", "--out", out, "--kms-key", key],
    {
      cwd: proofstack.folder,
      env: {
        ...process.env,
        AWS_ENDPOINT_URL_KMS: endpoint,
        AWS_REGION: "us-east-1",
        AWS_ACCESS_KEY_ID: "test",
        AWS_SECRET_ACCESS_KEY: "test",
        AWS_MAX_ATTEMPTS: "1",
      },
    },
  );
  const [stdout, stderr, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((ended) => child.on("close", ended)),
  ]);
  return { code, stdout, stderr };
}

const endpointOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

test("evidence is signed by a key in KMS, and verified by its public key", async () => {
  expect(await evidence("signed", "alias/evidence")).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/signed {3}by sha256:/),
  });
  expect(proofstack.run(["verify", "signed", "--key", "key.pub"])).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/✓ signed .* PASSED · signed/),
  });
});

test.each([
  ["a key that there is none of", "alias/no-such", undefined, /Alias is not found/],
  ["a key of another kind", "alias/rsa", undefined, /cannot sign by ECDSA_SHA_256\. Make a key/],
  ["a KMS that cannot be reached", "alias/evidence", "http://127.0.0.1:1", /AWS KMS did not sign/],
])("%s: exit code 2, and no evidence", async (_, key, endpoint, message) => {
  const { code, stdout, stderr } = await evidence("not-signed", key, endpoint);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toMatch(message);
  expect(stderr).not.toMatch(/\n {4}at |defect/);
  expect(existsSync(join(proofstack.folder, "not-signed"))).toBe(false);
});
