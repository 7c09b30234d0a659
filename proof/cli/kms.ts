/** Signing by AWS KMS: a bundle of its own, loaded only when a key in KMS is named. */

import { createHash } from "node:crypto";
import { GetPublicKeyCommand, KMSClient, SignCommand } from "@aws-sdk/client-kms";
import { keyidOf, publicKeyOf, type Signer, UnfitKey } from "../evidence/dsse";

const ALGORITHM = "ECDSA_SHA_256";

/** Milliseconds: no call that is made here takes as long when KMS is well. */
const TIMEOUT = { connectionTimeout: 4_000, requestTimeout: 8_000, throwOnRequestTimeout: true };

/**
 * @param id id, ARN or alias of an asymmetric key for signing, of the kind ECC_NIST_P256
 * @throws UnfitKey when KMS does not give it, or it is of another kind
 */
export async function kmsSigner(id: string): Promise<Signer> {
  const client = new KMSClient({ requestHandler: TIMEOUT });
  const { PublicKey, SigningAlgorithms = [] } = await asked(id, () =>
    client.send(new GetPublicKeyCommand({ KeyId: id })),
  );
  if (!PublicKey || !SigningAlgorithms.includes(ALGORITHM)) {
    throw new UnfitKey(
      id,
      `it cannot sign by ${ALGORITHM}. Make a key of the kind ECC_NIST_P256 for SIGN_VERIFY.`,
    );
  }
  return {
    keyid: keyidOf(publicKeyOf(Buffer.from(PublicKey), id)),
    sign: async (bytes) => {
      // The digest and not the text: KMS takes 4096 bytes ("Sign", AWS KMS API Reference).
      const Message = createHash("sha256").update(bytes).digest();
      const { Signature } = await asked(id, () =>
        client.send(
          new SignCommand({
            KeyId: id,
            Message,
            MessageType: "DIGEST",
            SigningAlgorithm: ALGORITHM,
          }),
        ),
      );
      if (!Signature) throw new UnfitKey(id, "AWS KMS gave no signature.");
      return Buffer.from(Signature);
    },
  };
}

async function asked<T>(id: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    const { name, message } = error as Error;
    throw new UnfitKey(
      id,
      `AWS KMS did not sign with it (${name}: ${message}). Check the key, the region, and that you may use it.`,
    );
  }
}
