import {
  createHash,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  sign,
  verify,
} from "node:crypto";
import { Refusal } from "../errors";

const PAYLOAD_TYPE = "application/vnd.in-toto+json";

/** A key that is none, or of a kind that is not used here. */
export class UnfitKey extends Refusal {
  override readonly name = "UnfitKey";
  constructor(key: string, why: string) {
    super(`${key}: ${why}`);
  }
}

/** Signs; where the key is, is its own affair. */
export interface Signer {
  keyid: string;
  /** An Ed25519 signature, or ECDSA over P-256 with SHA-256 in DER. */
  sign(bytes: Buffer): Promise<Buffer>;
}

/** A DSSE envelope (v1), as in-toto's tools read it. */
export interface Envelope {
  payloadType: string;
  /** Base64. */
  payload: string;
  signatures: { keyid: string; sig: string }[];
}

/** @param text the statement, in the bytes in which it is stored */
export async function sealed(text: string, signer: Signer): Promise<Envelope> {
  const payload = Buffer.from(text);
  const sig = await signer.sign(encoded(PAYLOAD_TYPE, payload));
  return {
    payloadType: PAYLOAD_TYPE,
    payload: payload.toString("base64"),
    signatures: [{ keyid: signer.keyid, sig: sig.toString("base64") }],
  };
}

/** Whether the envelope holds exactly this text, signed by this key. */
export function isSealed(envelope: Envelope, text: string, key: KeyObject): boolean {
  const payload = Buffer.from(text);
  if (envelope.payloadType !== PAYLOAD_TYPE) return false;
  if (envelope.payload !== payload.toString("base64")) return false;
  return envelope.signatures.some(({ sig }) =>
    verify(algorithmOf(key), encoded(PAYLOAD_TYPE, payload), key, Buffer.from(sig, "base64")),
  );
}

/** @param pem an unencrypted private key. @throws UnfitKey */
export function signerOf(pem: string, name: string): Signer {
  const key = parsed(
    name,
    () => createPrivateKey(pem),
    "a private key in PEM, without a passphrase",
  );
  refuseOthers(key, name);
  return {
    keyid: keyidOf(createPublicKey(key)),
    sign: async (bytes) => sign(algorithmOf(key), bytes, key),
  };
}

/** @param pem a public key. @throws UnfitKey */
export function publicKeyOf(pem: string | Buffer, name: string): KeyObject {
  const isDer = Buffer.isBuffer(pem);
  const key = parsed(
    name,
    () => createPublicKey(isDer ? { key: pem, format: "der", type: "spki" } : pem),
    "a public key in PEM",
  );
  refuseOthers(key, name);
  return key;
}

/** `sha256:` over the public key's SubjectPublicKeyInfo. */
export const keyidOf = (key: KeyObject): string => {
  const spki = key.export({ type: "spki", format: "der" });
  return `sha256:${createHash("sha256").update(spki).digest("hex")}`;
};

/** DSSE's pre-authentication encoding: "DSSE Protocol", section "Signature Definition". */
const encoded = (type: string, payload: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(`DSSEv1 ${Buffer.byteLength(type)} ${type} ${payload.length} `),
    payload,
  ]);

/** Ed25519 hashes by itself. */
const algorithmOf = (key: KeyObject) => (key.asymmetricKeyType === "ed25519" ? null : "sha256");

function parsed(name: string, read: () => KeyObject, what: string): KeyObject {
  try {
    return read();
  } catch {
    throw new UnfitKey(
      name,
      `it is not ${what}. Make one with: openssl genpkey -algorithm ed25519`,
    );
  }
}

function refuseOthers(key: KeyObject, name: string): void {
  const curve = key.asymmetricKeyDetails?.namedCurve;
  if (key.asymmetricKeyType === "ed25519" || curve === "prime256v1") return;
  const kind = [key.asymmetricKeyType, curve].filter(Boolean).join(" ");
  throw new UnfitKey(name, `it is of the kind ${kind}, and only Ed25519 and ECDSA P-256 are used.`);
}
