import { createHash } from "node:crypto";
import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { unzipSync } from "fflate";
import { zipOf } from "../../stack/assets/zip";

const contents = fc.uint8Array({ maxLength: 2_000 });

test("the same content gives the same zip, and another content another name", () => {
  fc.assert(
    fc.property(contents, contents, (one, other) => {
      const zip = zipOf("code", "index.js", one);
      expect(zipOf("code", "index.js", Uint8Array.from(one))).toEqual(zip);
      expect(zipOf("code", "index.js", other).path === zip.path).toBe(
        Buffer.compare(one, other) === 0,
      );
    }),
  );
});

test("what comes out is what went in, under the hash that is told", () => {
  fc.assert(
    fc.property(contents, (content) => {
      const { bytes, sha256, path } = zipOf("code", "index.js", content);
      expect(unzipSync(bytes)).toEqual({ "index.js": content });
      const digest = createHash("sha256").update(bytes).digest();
      expect(sha256).toBe(digest.toString("base64"));
      expect(path).toBe(`assets/code-${digest.toString("hex").slice(0, 16)}.zip`);
    }),
  );
});

test("the zip's date is the same in every time zone, and the file can be read by anybody", () => {
  const { bytes } = zipOf("code", "index.js", new Uint8Array([1]));
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  // Local file header: DOS time at 10, date at 12. Noon on 1980-01-01 is 12 << 11 and 1 << 5 | 1.
  expect([view.getUint16(10, true), view.getUint16(12, true)]).toEqual([12 << 11, (1 << 5) | 1]);
  const central = bytes.findIndex((_, i) => view.getUint32(i, true) === 0x02014b50);
  expect(view.getUint32(central + 38, true) >>> 16).toBe(0o100644);
});
