import type { Asset } from "./assets/zip";

/** What runs in AWS, zipped. */
export interface Code {
  processor: Asset;
  canary: Asset;
  paymentCanary: Asset;
}
