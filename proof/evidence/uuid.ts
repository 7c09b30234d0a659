import { hash } from "node:crypto";

/** The few namespaces, as bytes. */
const NAMESPACES = new Map<string, Buffer>();

/** A UUID of version 5 (RFC 9562, section 5.5): the same for the same name in the same namespace. */
export function uuid5(namespace: string, name: string): string {
  const bytes = NAMESPACES.get(namespace) ?? Buffer.from(namespace.replaceAll("-", ""), "hex");
  NAMESPACES.set(namespace, bytes);
  const hex = hash("sha1", Buffer.concat([bytes, Buffer.from(name)]), "hex");
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(18, 20)}-${hex.slice(20, 32)}`;
}
