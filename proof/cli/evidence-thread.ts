/**
 * Half of the evidence, written beside the other half: a bundle of its own, which runs in a second thread.
 */
import { parentPort } from "node:worker_threads";
import { derivedFiles } from "../evidence/derived";
import { writeTo } from "../evidence/writing";
import { arrived } from "../gate/carried";
import type { Share } from "./second-thread";

parentPort?.once("message", async ({ run, reports, files }: Share) => {
  const derived = new Map(derivedFiles({ ...run, reports: reports.map(arrived) }));
  const digests: string[] = [];
  for (const { path, descriptor } of files) {
    digests.push(await writeTo(descriptor, derived.get(path) ?? []));
  }
  parentPort?.postMessage(digests);
});
