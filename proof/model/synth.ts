import { link } from "./link";
import type { Json, JsonObject, Model } from "./model";
import type { RawResource } from "./raw";

const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Reads Terraform's JSON configuration syntax, as CDKTF synthesizes it. */
export function readSynth(json: unknown): Model {
  const raw: RawResource[] = [];
  const types = isObject(json) && isObject(json.resource) ? json.resource : {};
  for (const [type, named] of Object.entries(types)) {
    if (!isObject(named)) continue;
    for (const [name, body] of Object.entries(named)) {
      if (!isObject(body)) continue;
      const { "//": comment, depends_on: _, lifecycle: __, provider: ___, ...values } = body;
      const metadata = isObject(comment) && isObject(comment.metadata) ? comment.metadata : {};
      const construct: Json | undefined = metadata.path;
      raw.push({
        address: `${type}.${name}`,
        type,
        values,
        ...(typeof construct === "string" && { origin: { construct } }),
      });
    }
  }
  return link("synth", raw);
}
