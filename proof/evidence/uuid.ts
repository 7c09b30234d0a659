import { hash } from "node:crypto";

/** A UUID of version 5 (RFC 9562, section 5.5): the same for the same name in the same namespace. */
export function uuid5(namespace: string, name: string): string {
  const named = Buffer.concat([
    Buffer.from(namespace.replaceAll("-", ""), "hex"),
    Buffer.from(name),
  ]);
  const hex = hash("sha1", named, "hex");
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(18, 20)}-${hex.slice(20, 32)}`;
}
