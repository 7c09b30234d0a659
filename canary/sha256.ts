import { createHash, createHmac } from "node:crypto";

/** SHA-256 in the shape that Smithy's signer takes. */
export class Sha256 {
  private readonly hash;

  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    const key = typeof secret === "string" ? secret : secret && Buffer.from(secret as ArrayBuffer);
    this.hash = key ? createHmac("sha256", key) : createHash("sha256");
  }

  update(data: Uint8Array): void {
    this.hash.update(data);
  }

  async digest(): Promise<Uint8Array> {
    return new Uint8Array(this.hash.digest());
  }
}
