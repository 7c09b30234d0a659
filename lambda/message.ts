import type * as z from "zod/mini";
import { MessageError } from "./errors";

/**
 * What a message holds, when it is as the schema has it.
 *
 * @throws MessageError naming the fields that are wrong, and nothing of what they hold
 */
export function readMessage<Schema extends z.ZodMiniType>(
  schema: Schema,
  body: string,
): z.output<Schema> {
  const parsed = schema.safeParse(parse(body));
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map(({ path }) => String(path[0] ?? "body"));
  throw new MessageError([...new Set(wrong)]);
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    // The parser's own message quotes the body, so it goes no further.
    throw new MessageError(["body"]);
  }
}
