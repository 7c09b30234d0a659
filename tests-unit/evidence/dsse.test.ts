import { createPublicKey, generateKeyPairSync } from "node:crypto";
import fc from "fast-check";
import {
  type Envelope,
  isSealed,
  publicKeyOf,
  sealed,
  signerOf,
  UnfitKey,
} from "../../proof/evidence/dsse";

const pem = { type: "pkcs8", format: "pem" } as const;
const spki = { type: "spki", format: "pem" } as const;
const ed25519 = () => {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  return { secret: privateKey.export(pem).toString(), key: publicKey };
};
const p256 = () => {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return { secret: privateKey.export(pem).toString(), key: publicKey };
};

describe.each([
  ["Ed25519", ed25519],
  ["ECDSA P-256", p256],
])("%s", (_, pair) => {
  test("seals a text, and no other text, for no other key", async () => {
    const { secret, key } = pair();
    const envelope = await sealed('{"a": 1}', signerOf(secret, "key.pem"));
    expect(isSealed(envelope, '{"a": 1}', key)).toBe(true);
    expect(isSealed(envelope, '{"a": 2}', key)).toBe(false);
    expect(isSealed(envelope, '{"a": 1}', pair().key)).toBe(false);
  });

  test("no change to the envelope goes unnoticed", async () => {
    const { secret, key } = pair();
    const envelope = await sealed("text", signerOf(secret, "key.pem"));
    const [signature] = envelope.signatures as [Envelope["signatures"][0]];
    const changed: Envelope[] = [
      { ...envelope, payloadType: "application/json" },
      { ...envelope, payload: Buffer.from("txet").toString("base64") },
      { ...envelope, signatures: [] },
    ];
    for (const other of changed) expect(isSealed(other, "text", key)).toBe(false);
    const sig = Buffer.from(signature.sig, "base64");
    fc.assert(
      fc.property(fc.nat(sig.length - 1), fc.integer({ min: 1, max: 255 }), (at, bits) => {
        const flipped = Buffer.from(sig);
        flipped[at] = (flipped[at] as number) ^ bits;
        const signatures = [{ ...signature, sig: flipped.toString("base64") }];
        expect(isSealed({ ...envelope, signatures }, "text", key)).toBe(false);
      }),
    );
  });
});

test("signs the encoding that DSSE's own test vector has", async () => {
  // DSSE Protocol, section "Test Vectors": PAE("http://example.com/HelloWorld", "hello world").
  const signed: Buffer[] = [];
  await sealed("hello world", {
    keyid: "k",
    sign: async (bytes) => {
      signed.push(bytes);
      return Buffer.of();
    },
  });
  expect(signed[0]?.toString()).toBe("DSSEv1 28 application/vnd.in-toto+json 11 hello world");
});

const refused = generateKeyPairSync("rsa", { modulusLength: 2048 });
const p384 = generateKeyPairSync("ec", { namedCurve: "P-384" });

test.each([
  ["of RSA", refused.privateKey.export(pem).toString(), /rsa, and only Ed25519 and ECDSA P-256/],
  ["of another curve", p384.privateKey.export(pem).toString(), /ec secp384r1, and only/],
  ["that is public", createPublicKey(p384.privateKey).export(spki).toString(), /not a private key/],
  ["that is none", "hello", /not a private key in PEM/],
  [
    "with a passphrase",
    p384.privateKey.export({ ...pem, cipher: "aes-256-cbc", passphrase: "x" }).toString(),
    /without a passphrase/,
  ],
])("a key %s is refused by name", (_, text, message) => {
  expect(() => signerOf(text, "key.pem")).toThrow(UnfitKey);
  expect(() => signerOf(text, "key.pem")).toThrow(message);
  expect(() => signerOf(text, "key.pem")).toThrow(/^key\.pem: /);
});

test("a public key of another kind is refused", () => {
  const text = refused.publicKey.export(spki).toString();
  expect(() => publicKeyOf(text, "key.pub")).toThrow(/rsa, and only/);
  expect(() => publicKeyOf("hello", "key.pub")).toThrow(/not a public key in PEM/);
});
