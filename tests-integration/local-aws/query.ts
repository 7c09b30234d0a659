import type { Answer, Call } from "./call";

/** What a call asks of a service in the query protocol; undefined when it is another's. */
export function queryOf(
  call: Call,
  service: string,
): { action: string; asked: URLSearchParams } | undefined {
  if (call.service !== service) return undefined;
  const asked = new URLSearchParams(call.body.toString("utf8"));
  return { action: asked.get("Action") ?? "", asked };
}

/** An answer in the query protocol. */
export const xml = (body: string, status = 200): Answer => ({
  status,
  headers: { "content-type": "text/xml" },
  body,
});

/** What the local AWS answered, to be mended. */
export const textOf = ({ body = "" }: Answer): string => Buffer.from(body).toString("utf8");

/** A text as XML holds it. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** `Name.1`, `Name.2`, … in order. */
export function numbered(asked: URLSearchParams, name: string): string[] {
  const values: string[] = [];
  for (let at = 1; asked.has(`${name}.${at}`); at += 1)
    values.push(asked.get(`${name}.${at}`) ?? "");
  return values;
}
